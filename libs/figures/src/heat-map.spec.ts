import { heatMap } from './heat-map.js';
import { renderSvg } from './render-svg.js';
import { countMarks, rotationDiagram, rotationSlice, textsOf } from './testing/index.js';

describe('heatMap', () => {
  const { slices } = rotationDiagram();
  const cells = slices.flatMap((slice) => slice.cells);

  test.each(['wide', 'narrow'] as const)(
    'draws every cell once, and a check mark exactly where a cell vanishes (%s)',
    async (layout) => {
      const svg = await renderSvg(heatMap(slices, layout));
      expect(countMarks(svg, 'cells')).toBe(cells.length);
      expect(countMarks(svg, 'marks_on_dark') + countMarks(svg, 'marks_on_light')).toBe(
        cells.filter((cell) => cell.vanishing).length,
      );
      expect(countMarks(svg, 'detected')).toBe(slices.length);
      expect(countMarks(svg, 'without_loss')).toBe(0);
    },
  );

  test('names the axes, both panels, the scale and the marks', async () => {
    const texts = textsOf(await renderSvg(heatMap(slices)));
    expect(texts).toEqual(
      expect.arrayContaining([
        'number of generators Ng',
        'dimension n',
        'without closure',
        'with closure (h = 1)',
        'log₁₀ lowest loss',
        'vanishes',
        'detected group dimension',
      ]),
    );
  });

  test('marks a cell that vanishes at a large loss and not one that only has a small loss', async () => {
    const slice = rotationSlice(3, 1, 2);
    const [first, second] = slice.cells;
    if (first === undefined || second === undefined) throw new Error('the slice has two cells');
    const judged = {
      ...slice,
      cells: [
        { ...first, vanishing: false, lowestLoss: 1e-12 },
        { ...second, vanishing: true, lowestLoss: 1 },
      ],
    };
    const svg = await renderSvg(heatMap([judged]));
    expect(countMarks(svg, 'marks_on_dark')).toBe(0);
    expect(countMarks(svg, 'marks_on_light')).toBe(1);
  });

  test('prints log₁₀ in each cell, and an exact zero as 0', async () => {
    const slice = rotationSlice(4, 0, 2);
    const [first, second] = slice.cells;
    if (first === undefined || second === undefined) throw new Error('the slice has two cells');
    const svg = await renderSvg(
      heatMap([
        {
          ...slice,
          cells: [
            { ...first, lowestLoss: 3.2e-12 },
            { ...second, lowestLoss: 0 },
          ],
        },
      ]),
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['−11.5', '0']));
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.each([null, NaN, Infinity])('hatches a cell whose loss is %p and crosses it', async (lowestLoss) => {
    const blank = slices.map((slice) => ({
      ...slice,
      groupDimension: { ...slice.groupDimension, value: null },
      cells: slice.cells.map((cell) => ({ ...cell, lowestLoss, vanishing: false })),
    }));
    const svg = await renderSvg(heatMap(blank));
    expect(countMarks(svg, 'cells')).toBe(0);
    expect(countMarks(svg, 'without_loss')).toBe(cells.length);
    expect(countMarks(svg, 'marks_on_light')).toBe(cells.length);
    expect(countMarks(svg, 'detected')).toBe(0);
    expect(textsOf(svg)).toContain('no finite loss');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('draws one cell alone, no slice at all, 45 generators, and 30 sets of weights', async () => {
    expect(countMarks(await renderSvg(heatMap([rotationSlice(2, 1, 1)])), 'cells')).toBe(1);
    expect(await renderSvg(heatMap([]))).toContain('<svg');
    expect(countMarks(await renderSvg(heatMap([rotationSlice(10, 1, 45)], 'narrow')), 'cells')).toBe(45);
    const thirty = Array.from({ length: 30 }, (_, index) => rotationSlice(3, index / 10, 4));
    expect(countMarks(await renderSvg(heatMap(thirty)), 'cells')).toBe(120);
  });
});
