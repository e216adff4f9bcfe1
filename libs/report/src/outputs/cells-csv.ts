import { gridPointIndex, LOSS_TERMS, type Cell, type SweepSpec } from '@liesweep/sweep';
import { csvField } from './csv-field.js';

const COLUMNS: readonly (readonly [name: string, value: (cell: Cell) => string | number | null])[] = [
  ['system', ({ gridPoint }) => gridPoint.system],
  ['n', ({ gridPoint }) => gridPoint.dimension],
  ['generators', ({ gridPoint }) => gridPoint.generatorCount],
  ...LOSS_TERMS.map((term) => [`${term}Weight`, ({ gridPoint }: Cell) => gridPoint.lossWeights[term]] as const),
  ['trials', ({ trials }) => trials],
  ['vanishingTrials', ({ vanishingTrials }) => vanishingTrials],
  ['lowestLoss', ({ lowestLoss }) => lowestLoss],
  ['finalLoss', ({ finalLoss }) => finalLoss],
  ['dominantTerm', ({ dominantTerm }) => dominantTerm],
  ...LOSS_TERMS.map((term) => [`${term}Term`, ({ terms }: Cell) => terms[term]] as const),
];

/** Lines are passed on so many at a time. */
const PIECE_CELLS = 500;

/** `cells.csv`: one line for each cell that has a trial, in the order of the grid; a number that was not finite is an empty field. */
export function* cellsCsv(spec: SweepSpec, cells: readonly Cell[]): Generator<string, void, undefined> {
  yield `cell,${COLUMNS.map(([name]) => name).join(',')}\n`;
  const placed = cells
    .map((cell) => ({ cell, index: gridPointIndex(spec, cell.gridPoint) ?? -1 }))
    .toSorted((a, b) => a.index - b.index);
  for (let begin = 0; begin < placed.length; begin += PIECE_CELLS) {
    const lines = placed.slice(begin, begin + PIECE_CELLS).map(({ cell, index }) => {
      return `${String(index)},${COLUMNS.map(([, value]) => csvField(value(cell))).join(',')}\n`;
    });
    yield lines.join('');
  }
}
