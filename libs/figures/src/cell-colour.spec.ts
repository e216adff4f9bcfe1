import type { PhaseDiagramCell } from '@liesweep/phase-diagram';
import { cellColour, cellLabel, lossDomain } from './cell-colour.js';
import { heatMap } from './heat-map.js';
import { renderSvg } from './render-svg.js';
import { rotationSlice, textsOf } from './testing/index.js';

const LOSSES = [0, 3e-16, 1e-11, 4.2e-7, 0.03, 0.47, 12, null];

const slice = rotationSlice(5, 1, LOSSES.length);
const cells = slice.cells.map(
  (cell, at): PhaseDiagramCell => ({
    ...cell,
    lowestLoss: LOSSES[at] ?? null,
    vanishing: at < 3,
  }),
);
const domain = lossDomain(cells.map(({ lowestLoss }) => lowestLoss));

/** The fills of the cells as they are drawn, in their order. */
async function drawnFills(): Promise<string[]> {
  const svg = await renderSvg(heatMap([{ ...slice, cells }]));
  const group = /<g class="mark-rect role-mark [\w-]*cells[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
  return [...group.matchAll(/fill="([^"]+)"/g)].map(([, fill = '']) => fill.replaceAll(' ', ''));
}

test('the function gives every cell the colour that the heat map draws it in, and hatches the one without a loss', async () => {
  const colours = cells.map((cell) => cellColour(cell, domain));
  expect(await drawnFills()).toEqual(
    colours.flatMap(({ fill }) => (fill === null ? [] : [`rgb(${fill.map(Math.round).join(',')})`])),
  );
  expect(colours.map(({ fill }) => fill === null)).toEqual(LOSSES.map((loss) => loss === null));
  expect(colours.map(({ mark }) => mark)).toEqual([
    ...['vanishes', 'vanishes', 'vanishes', null, null, null, null, 'no finite loss'],
  ]);
});

test('the heat map writes on every cell what the function says', async () => {
  const texts = textsOf(await renderSvg(heatMap([{ ...slice, cells }])));
  expect(texts).toEqual(
    expect.arrayContaining(cells.map(({ lowestLoss }) => cellLabel(lowestLoss, 1)).filter(Boolean)),
  );
});

test('the scale holds all losses, and thirteen decades at least', () => {
  expect(lossDomain([null, 1])).toEqual([-12, 1]);
  expect(lossDomain([1e-15, 300])).toEqual([-15, 3]);
});
