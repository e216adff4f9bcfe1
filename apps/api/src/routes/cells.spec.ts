import type { Cells } from '@liesweep/api-contract';
import { gridPointKey, trialAt } from '@liesweep/sweep';
import { checkedAnswer } from '../testing/checked-answer.js';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

let api: StartedApi;
const REAL = RECORDED_SWEEPS.real;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const cells = async (query: string, id: string = REAL): Promise<Cells> =>
  checkedAnswer('listCells', await api.ask(`/sweeps/${id}/cells${query}`));

describe('the cells of a sweep', () => {
  it('are those of the grid, each at its index', async () => {
    const { cells: columns, total, revision, hasMore, reset } = await cells('');
    expect([total, hasMore, reset]).toEqual([16, false, false]);
    expect(columns.index.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index));
    const record = await api.context.rows.sweep(REAL);
    if (record === undefined) throw new Error('not recorded');
    const stored = new Map((await api.context.rows.cells(REAL)).map((cell) => [gridPointKey(cell.gridPoint), cell]));
    for (const [at, index] of columns.index.entries()) {
      const cell = stored.get(gridPointKey(trialAt(record.spec, index * record.spec.restarts).gridPoint));
      expect([columns.trials[at], columns.finalLoss[at]]).toEqual([cell?.trials, cell?.finalLoss]);
    }
    expect((await cells(`?since=${String(revision)}`)).cells.index).toEqual([]);
  });

  it('tell restarts that were given up, of cells without any result too', async () => {
    const { rows } = api.context;
    const record = await rows.sweep(REAL);
    if (record === undefined) throw new Error('not recorded');
    const sweep = { ...record, sweepId: 'failing-01234567', spec: { ...record.spec, seed: 7 } };
    await rows.saveSweep(sweep);
    const failure = { failureClass: 'TrainerCrashedError', message: 'crashed', attempts: 3 };
    await rows.recordFailures(sweep.sweepId, [{ trialKey: trialAt(sweep.spec, 2).key, ...failure }]);
    expect((await cells('', sweep.sweepId)).cells).toMatchObject({ index: [1], trials: [0], failed: [1] });
    const cell = checkedAnswer('getCell', await api.ask(`/sweeps/${sweep.sweepId}/cells/1`));
    expect(cell).toMatchObject({ recorded: 0, isDecided: false, bestRestart: null, polished: false });
    expect(cell.failures).toEqual([{ restart: 0, ...failure }]);
    await rows.deleteSweep(sweep.sweepId);
  });
});

describe('a cell', () => {
  it('shows all its restarts, accepted ones first', async () => {
    const cell = checkedAnswer('getCell', await api.ask(`/sweeps/${REAL}/cells/4`));
    expect(cell).toMatchObject({ index: 4, dimension: 2, generators: 1, recorded: 2, isDecided: true });
    expect(cell.trials.map(({ restart }) => restart).toSorted()).toEqual([0, 1]);
    expect(cell.trials[0]?.restart).toBe(cell.bestRestart);
  });

  it.each([`/sweeps/${REAL}/cells/16`, `/sweeps/${REAL}/cells/16/trials/0`, `/sweeps/${REAL}/cells/0/trials/2`])(
    'is not found outside the grid: %s',
    async (path) => {
      expect((await api.ask(path)).statusCode).toBe(404);
    },
  );

  it.each(['-1', '1.5', 'one', '1e99'])('has no index %s', async (index) => {
    expect((await api.ask(`/sweeps/${REAL}/cells/${index}`)).statusCode).toBe(400);
  });
});

describe('trials', () => {
  it('come in pages, of one cell too', async () => {
    const all = checkedAnswer('listTrials', await api.ask(`/sweeps/${REAL}/trials`));
    expect([all.trials.length, all.matched, all.total, all.next]).toEqual([32, 32, 32, null]);
    const ofCell = checkedAnswer('listTrials', await api.ask(`/sweeps/${REAL}/trials?cell=5`));
    expect(ofCell.trials.map(({ cell }) => cell)).toEqual([5, 5]);
  });

  it('are shown one by one, as in the page', async () => {
    const { trials } = checkedAnswer('listTrials', await api.ask(`/sweeps/${REAL}/trials?cell=5`));
    for (const trial of trials) {
      const path = `/sweeps/${REAL}/cells/5/trials/${String(trial.restart)}`;
      expect(checkedAnswer('getTrial', await api.ask(path))).toEqual(trial);
    }
  });
});
