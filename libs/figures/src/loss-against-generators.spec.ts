import { LOSS_TERMS } from '@liesweep/sweep';

import { lossAgainstGenerators } from './loss-against-generators.js';
import { TERM_COLOURS } from './palettes.js';
import { renderSvg } from './render-svg.js';
import { countMarks, rotationDiagram, rotationSlice, textsOf } from './testing/index.js';

describe('lossAgainstGenerators', () => {
  const { slices } = rotationDiagram();

  test.each(['wide', 'narrow'] as const)(
    'draws one point per cell and one line at each detected dimension (%s)',
    async (layout) => {
      const svg = await renderSvg(lossAgainstGenerators(slices, layout));
      expect(countMarks(svg, 'points')).toBe(80);
      expect(countMarks(svg, 'detected')).toBe(8);
      expect(countMarks(svg, 'line')).toBe(8);
    },
  );

  test('gives each point the colour of its dominant term', async () => {
    const slice = rotationSlice(4, 1, 5);
    const svg = await renderSvg(
      lossAgainstGenerators([
        { ...slice, cells: slice.cells.map((cell, index) => ({ ...cell, dominantTerm: LOSS_TERMS[index] ?? null })) },
      ]),
    );
    const points = /points_marks"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
    expect([...points.matchAll(/ fill="(#[0-9a-f]{6})"/g)].map(([, colour]) => colour)).toEqual(
      LOSS_TERMS.map((term) => TERM_COLOURS[term]),
    );
  });

  test('names the axes, the panels, the five terms and the undecided band', async () => {
    const texts = textsOf(await renderSvg(lossAgainstGenerators(slices)));
    expect(texts).toEqual(
      expect.arrayContaining([
        'number of generators Ng',
        'lowest loss',
        '10⁻¹²',
        'n = 4 · with closure (h = 1)',
        'dim 6',
        'undecided',
        ...LOSS_TERMS,
      ]),
    );
    expect(texts).not.toContain('no finite loss');
  });

  test('draws cells without a finite loss as crosses, and says so', async () => {
    const blank = slices.map((slice) => ({
      ...slice,
      groupDimension: { ...slice.groupDimension, value: null },
      cells: slice.cells.map((cell) => ({ ...cell, lowestLoss: null, dominantTerm: null })),
    }));
    const svg = await renderSvg(lossAgainstGenerators(blank));
    expect(countMarks(svg, 'points')).toBe(80);
    expect(countMarks(svg, 'detected')).toBe(0);
    expect(textsOf(svg)).toContain('no finite loss');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('keeps an exact zero on the page', async () => {
    const slice = rotationSlice(2, 0, 1);
    const svg = await renderSvg(
      lossAgainstGenerators([{ ...slice, cells: slice.cells.map((cell) => ({ ...cell, lowestLoss: 0 })) }]),
    );
    expect(countMarks(svg, 'points')).toBe(1);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test('draws 45 generators and 30 slices', async () => {
    expect(countMarks(await renderSvg(lossAgainstGenerators([rotationSlice(10, 1, 45)])), 'points')).toBe(45);
    const thirty = Array.from({ length: 30 }, (_, index) => rotationSlice(3, index / 10, 4));
    expect(countMarks(await renderSvg(lossAgainstGenerators(thirty)), 'points')).toBe(120);
  });
});
