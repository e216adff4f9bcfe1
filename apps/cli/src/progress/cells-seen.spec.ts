import { emptyCell } from '@liesweep/phase-diagram';
import { enumerateTrials, parseSweepFile, type Cell, type TrialFailure } from '@liesweep/sweep';
import { CellWatcher } from './cells-seen.js';

const SPEC = parseSweepFile(
  'name: seen\nsystem: { oracles: [squared-norm] }\nrestarts: 4\n' +
    'grid: { dimension: [2, 3], generators: [2, 1], weights: { closure: 1 } }\n',
);
const TRIALS = [...enumerateTrials(SPEC)];

function cell(dimension: number, generatorCount: number, change: Partial<Cell>): Cell {
  const point = TRIALS.map(({ gridPoint }) => gridPoint).find(
    (one) => one.dimension === dimension && one.generatorCount === generatorCount,
  );
  if (point === undefined) throw new Error('the grid has the point');
  return { ...emptyCell(point), ...change };
}

function watcher(cells: () => readonly Cell[], failures: readonly TrialFailure[] = [], tookMs = 0) {
  let at = 0;
  let reads = 0;
  const store = {
    cells: () => {
      reads += 1;
      at += tookMs;
      return Promise.resolve(cells());
    },
    failures: () => Promise.resolve(failures),
  };
  const watched = new CellWatcher(store, { sweepId: 'seen', spec: SPEC }, () => at);
  return { watched, reads: () => reads, pass: (ms: number) => (at += ms) };
}

describe('the cells of a sweep that is trained', () => {
  it('are decided where one vanishes or all restarts have a result, and open else, in ascending N_g', async () => {
    const { watched } = watcher(() => [
      cell(2, 1, { trials: 1, vanishingTrials: 1, lowestLoss: 1e-12 }),
      cell(2, 2, { trials: 4, lowestLoss: 1 }),
      cell(3, 1, { trials: 3, lowestLoss: 1 }),
    ]);
    const seen = await watched.look({ recorded: 8, failed: 0 });
    expect(seen).toMatchObject({ decided: 2, open: 2, generators: [1, 2] });
    expect(seen?.rows.map(({ dimension, cells }) => [dimension, ...cells])).toEqual([
      [
        2,
        { vanishes: true, isDecided: true, share: 0.25, logLoss: -12 },
        { vanishes: false, isDecided: true, share: 1, logLoss: 0 },
      ],
      [3, { vanishes: false, isDecided: false, share: 0.75, logLoss: 0 }, undefined],
    ]);
  });

  it('count trials that were given up as done', async () => {
    const failures = TRIALS.filter(({ gridPoint }) => gridPoint.dimension === 3 && gridPoint.generatorCount === 2).map(
      ({ key }) => ({ trialKey: key, failureClass: 'TrainerCrashedError', message: '', attempts: 3 }),
    );
    const { watched } = watcher(() => [], failures);
    const seen = await watched.look({ recorded: 0, failed: 4 });
    expect(seen).toMatchObject({ decided: 1, open: 3 });
    expect(seen?.rows[1]?.cells[1]).toEqual({ vanishes: false, isDecided: true, share: 1, logLoss: null });
  });

  it('are read where more was recorded, and the less often the longer it takes', async () => {
    const { watched, reads, pass } = watcher(() => [], [], 100);
    await watched.look({ recorded: 1, failed: 0 });
    pass(1000);
    await watched.look({ recorded: 2, failed: 0 });
    expect(reads()).toBe(1);
    pass(1000);
    await watched.look({ recorded: 2, failed: 0 });
    expect(reads()).toBe(2);
    pass(10_000);
    await watched.look({ recorded: 2, failed: 0 });
    expect(reads()).toBe(2);
    await watched.look({ recorded: 3, failed: 0 });
    await watched.look({ recorded: 15, failed: 1 });
    expect(reads()).toBe(4);
  });

  it('of a grid that is too large are not looked at', async () => {
    const large = { ...SPEC, grid: { ...SPEC.grid, generators: Array.from({ length: 30_000 }, (_, at) => at + 1) } };
    const store = { cells: () => Promise.reject(new Error('read')), failures: () => Promise.reject(new Error('read')) };
    const watched = new CellWatcher(store, { sweepId: 'seen', spec: large });
    expect(await watched.look({ recorded: 1, failed: 0 })).toBeNull();
  });
});
