import { generatorMatrices } from './generator-matrices.js';
import { renderSvg } from './render-svg.js';
import { countMarks, rotationGenerators, textsOf } from './testing/index.js';

describe('generatorMatrices', () => {
  test.each([2, 3, 4, 5])('draws n(n−1)/2 titled matrices of n² printed entries for n = %i', async (n) => {
    const generators = rotationGenerators(n);
    const svg = await renderSvg(generatorMatrices(generators));
    expect(countMarks(svg, 'entries')).toBe(generators.length * n * n);
    const texts = textsOf(svg);
    expect(texts.filter((text) => text.startsWith('𝕁'))).toHaveLength(generators.length);
    expect(texts.filter((text) => text === '−1')).toHaveLength(generators.length);
    expect(texts).toContain('𝕁₁');
  });

  test('draws the 45 generators of so(10) in order, without printed entries', async () => {
    const svg = await renderSvg(generatorMatrices(rotationGenerators(10), 'narrow'));
    expect(countMarks(svg, 'entries')).toBe(4500);
    const titles = textsOf(svg).filter((text) => text.startsWith('𝕁'));
    expect(titles.slice(0, 3)).toEqual(['𝕁₁', '𝕁₂', '𝕁₃']);
    expect(titles.at(-1)).toBe('𝕁₄₅');
    expect(textsOf(svg)).not.toContain('−1');
  });

  test('uses colours that are opposite for opposite entries', async () => {
    const svg = await renderSvg(
      generatorMatrices([
        [
          [0, 2],
          [-2, 0],
        ],
      ]),
    );
    const fills = [...(/entries_marks"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '').matchAll(/fill="([^"]*)"/g)].map(
      ([, fill]) => fill,
    );
    expect(fills).toEqual(['rgb(247, 246, 243)', 'rgb(166, 58, 18)', 'rgb(27, 79, 143)', 'rgb(247, 246, 243)']);
  });

  test('hatches entries that are not finite', async () => {
    const svg = await renderSvg(
      generatorMatrices([
        [
          [null, NaN],
          [Infinity, 1],
        ],
      ]),
    );
    expect(countMarks(svg, 'entries')).toBe(1);
    expect(countMarks(svg, 'without_value')).toBe(3);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.each(['wide', 'narrow'] as const)(
    'draws a complex generator as two matrices, Re and Im (%s)',
    async (layout) => {
      const zero = [
        [0, 0],
        [0, 0],
      ];
      const swap = [
        [0, 1],
        [1, 0],
      ];
      const generators = [
        { re: zero, im: swap },
        { re: swap, im: zero },
        {
          re: [
            [NaN, 0],
            [0, null],
          ],
          im: zero,
        },
      ];
      const svg = await renderSvg(generatorMatrices(generators, layout));
      expect(countMarks(svg, 'entries')).toBe(2 * 3 * 4 - 2);
      expect(countMarks(svg, 'without_value')).toBe(2);
      const texts = textsOf(svg);
      expect(texts.filter((text) => text === 'Re')).toHaveLength(3);
      expect(texts.filter((text) => text === 'Im')).toHaveLength(3);
      expect(texts).toContain('𝕁₃');
    },
  );

  test('draws all zeros, and says when there is no generator', async () => {
    expect(countMarks(await renderSvg(generatorMatrices([[[0]]])), 'entries')).toBe(1);
    expect(textsOf(await renderSvg(generatorMatrices([])))).toEqual([
      'the group is trivial: there is no generator to show',
    ]);
  });
});
