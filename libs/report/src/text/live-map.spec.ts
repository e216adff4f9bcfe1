import { stripVTControlCharacters } from 'node:util';
import { shownWidth } from '@liesweep/logging/terminal';
import { enumerateTrials, parseSweepFile } from '@liesweep/sweep';
import { renderLiveMap, rowsOfGrid, type LiveCell, type LiveRow } from './live-map.js';

const WEIGHTS = { invariance: 1, normalization: 1, orthogonality: 1, closure: 0, sparsity: 0 };
const VANISHES: LiveCell = { vanishes: true, isDecided: true, share: 0.5, logLoss: -12 };
const FAILS: LiveCell = { vanishes: false, isDecided: true, share: 1, logLoss: 0 };
const open = (share: number): LiveCell => ({ vanishes: false, isDecided: false, share, logLoss: -1 });

const ROWS: readonly LiveRow[] = [
  { dimension: 2, weights: WEIGHTS, cells: [VANISHES, FAILS, open(0)] },
  { dimension: 10, weights: { ...WEIGHTS, closure: 1 }, cells: [open(0.5), open(0.9), undefined] },
];
const ROOM = { columns: 80, lines: 20, depth: 'none' } as const;

/** As many rows and columns as asked for, the first of them decided. */
function large(rows: number, columns: number, decided: number): readonly [number[], LiveRow[]] {
  return [
    Array.from({ length: columns }, (_, index) => index + 1),
    Array.from({ length: rows }, (_, row) => ({
      ...{ dimension: row + 1, weights: WEIGHTS },
      cells: Array.from({ length: columns }, () => (row < decided ? FAILS : open(0))),
    })),
  ];
}

describe('the map of a sweep that is trained', () => {
  it('reads without colours: marks where cells are decided, shades where they are open, and what they mean', () => {
    expect(renderLiveMap([1, 2, 3], ROWS, ROOM)).toEqual([
      '   N_g             1  2  3',
      ' n =  2 closure 0  ✓  ×  ░ ',
      ' n = 10 closure 1  ▒  ▓  · ',
      ' ✓ vanishes  × does not  ░▒▓ open  · not begun',
    ]);
  });

  it.each(['256', '24-bit'] as const)('says the same in %s colours, with their scale', (depth) => {
    const coloured = renderLiveMap([1, 2, 3], ROWS, { ...ROOM, depth }).map(stripVTControlCharacters);
    const plain = renderLiveMap([1, 2, 3], ROWS, ROOM);
    expect(coloured.slice(0, -1)).toEqual(plain.slice(0, -1));
    expect(coloured.at(-1)).toBe(`${plain.at(-1) ?? ''}  log₁₀ loss -12        1`);
  });

  it.each([
    [80, 24, 19, 20],
    [120, 40, 30, 100],
    [40, 22, 400, 400],
    [40, 22, 20, 400],
  ])('fits into %d columns and %d lines', (columns, lines, rows, counts) => {
    const map = renderLiveMap(...large(rows, counts, 0), { columns, lines, depth: '256' });
    expect(Math.max(...map.map(shownWidth))).toBeLessThanOrEqual(columns);
    expect(map.length).toBeLessThanOrEqual(lines);
  });

  it('goes down with the work where it has no room for all, and says which lines it shows', () => {
    const shown = (decided: number): string[] => renderLiveMap(...large(90, 4, decided), { ...ROOM, lines: 10 });
    expect(shown(0)).toContain(' lines 1 to 7 of 90');
    expect(shown(40)).toContain(' lines 41 to 47 of 90');
    expect(shown(90)).toContain(' lines 84 to 90 of 90');
    expect(shown(40)[1]).toMatch(/^ n = 41 /);
  });

  it('says which N_g it has no room for', () => {
    const map = renderLiveMap(...large(2, 100, 0), { ...ROOM, columns: 60 });
    expect(map.at(-2)).toMatch(/^ N_g up to \d+ of 100$/);
  });
});

it('the rows of a grid come in the order of its trials', () => {
  const spec = parseSweepFile(
    'name: grid\nsystem: { oracles: [squared-norm] }\nrestarts: 1\n' +
      'grid: { dimension: [2, 3], generators: [1, 2], weights: { closure: [0, 1], sparsity: [0, 0.5] } }\n',
  );
  const rows = [...enumerateTrials(spec)]
    .filter(({ gridPoint }) => gridPoint.generatorCount === 1)
    .map(({ gridPoint: { dimension, lossWeights } }) => ({ dimension, weights: lossWeights }));
  expect(rowsOfGrid(spec.grid)).toEqual(rows);
});
