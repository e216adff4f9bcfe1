import { renderSvg } from './render-svg.js';
import { rootDiagram } from './root-diagram.js';
import { countMarks, textsOf } from './testing/index.js';

const hexagon = (length: number, turn: number): number[][] =>
  Array.from({ length: 6 }, (_, k) => [
    length * Math.cos((k * Math.PI) / 3 + turn),
    length * Math.sin((k * Math.PI) / 3 + turn),
  ]);

describe('rootDiagram', () => {
  test.each(['wide', 'narrow'] as const)(
    'g2 has six long and six short roots around a plane of zeros (%s)',
    async (layout) => {
      const svg = await renderSvg(rootDiagram([...hexagon(1, 0), ...hexagon(Math.sqrt(3), Math.PI / 6)], 2, layout));
      expect(countMarks(svg, 'roots')).toBe(12);
      expect(countMarks(svg, 'rays')).toBe(12);
      expect(textsOf(svg).sort()).toEqual(['2', 'long root', 'short root']);
    },
  );

  test('su(3) has six roots of one length, up to the noise of training', async () => {
    const noisy = hexagon(1, 0).map(([x = 0, y = 0], index) => [x * (1 + 1e-3 * index), y]);
    const svg = await renderSvg(rootDiagram(noisy, 2));
    expect(countMarks(svg, 'roots')).toBe(6);
    expect(textsOf(svg)).toEqual(['2']);
  });

  test('su(2) has two roots on a line', async () => {
    const svg = await renderSvg(rootDiagram([[1.4], [-1.4]], 1));
    expect(countMarks(svg, 'roots')).toBe(2);
    expect(countMarks(svg, 'cartan')).toBe(1);
  });

  test('says when there is none', async () => {
    expect(textsOf(await renderSvg(rootDiagram([], 2)))).toEqual(['the algebra is commutative: it has no roots']);
  });
});
