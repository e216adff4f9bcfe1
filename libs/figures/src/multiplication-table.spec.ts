import { multiplicationTable } from './multiplication-table.js';
import { renderSvg } from './render-svg.js';
import { countMarks, rotationStructureConstants, textsOf } from './testing/index.js';

describe('multiplicationTable', () => {
  test.each(['wide', 'narrow'] as const)(
    'so(3): all products but the squares are ± one generator, antisymmetric (%s)',
    async (layout) => {
      const svg = await renderSvg(multiplicationTable(rotationStructureConstants(3), layout));
      expect(countMarks(svg, 'products')).toBe(6);
      expect(countMarks(svg, 'zero')).toBe(3);
      expect(countMarks(svg, 'mixed')).toBe(0);
      const signed = textsOf(svg).filter((text) => /^[+−]\d$/.test(text));
      expect(signed.sort()).toEqual(['+1', '+2', '+3', '−1', '−2', '−3']);
    },
  );

  test('so(4): planes without a common axis commute', async () => {
    const svg = await renderSvg(multiplicationTable(rotationStructureConstants(4)));
    expect(countMarks(svg, 'products')).toBe(24);
    expect(countMarks(svg, 'zero')).toBe(12);
    expect(textsOf(svg)).toContain('they commute');
  });

  test('a commutator of two generators, or one that is not finite, is neither a product nor a zero', async () => {
    const svg = await renderSvg(
      multiplicationTable([
        [1, 1, 0],
        [0, NaN, 0],
        [0, null, 1],
      ]),
    );
    expect(countMarks(svg, 'mixed')).toBe(6);
    expect(textsOf(svg)).toContain('several generators mixed');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('what training leaves does not hide the structure', async () => {
    const noisy = rotationStructureConstants(3).map((row) => row.map((value, c) => value + 1e-4 * (c + 1)));
    expect(countMarks(await renderSvg(multiplicationTable(noisy)), 'products')).toBe(6);
  });

  test('draws 45 generators without numbers, a commutative algebra, and says when there is no pair', async () => {
    const large = await renderSvg(multiplicationTable(rotationStructureConstants(10)));
    expect(countMarks(large, 'products') + countMarks(large, 'zero')).toBe(2025);
    expect(textsOf(large)).not.toContain('+1');
    expect(countMarks(await renderSvg(multiplicationTable([[0, 0]])), 'zero')).toBe(4);
    expect(textsOf(await renderSvg(multiplicationTable([])))).toEqual([
      'a single generator has no commutators, so no multiplication table',
    ]);
  });
});
