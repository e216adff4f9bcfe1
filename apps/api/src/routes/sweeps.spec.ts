import type { Sweep } from '@liesweep/api-contract';
import { openSweepFile, trialAt } from '@liesweep/sweep';
import { checkedAnswer } from '../testing/checked-answer.js';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

interface Listed {
  readonly sweeps: readonly Sweep[];
  readonly next: string | null;
  readonly total: number;
}

let api: StartedApi;
const REAL = RECORDED_SWEEPS.real;
const list = async (query: string): Promise<Listed> => checkedAnswer('listSweeps', await api.ask(`/sweeps${query}`));

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the list of sweeps', () => {
  it('shows all of them', async () => {
    const { sweeps, next, total } = await list('');
    expect(new Set(sweeps.map(({ sweepId }) => sweepId))).toEqual(new Set(Object.values(RECORDED_SWEEPS)));
    expect([next, total]).toEqual([null, 5]);
    expect(sweeps.find(({ sweepId }) => sweepId === REAL)).toMatchObject({
      ...{ name: 'golden-real', stage: 'complete', trialCount: 32, recorded: 32, failed: 0, cellCount: 16 },
      ...{ rate: null, secondsLeft: null },
    });
  });

  it('comes in pages that together are the whole', async () => {
    const first = await list('?limit=2');
    const second = await list(`?limit=2&after=${first.next ?? ''}`);
    const third = await list(`?limit=2&after=${second.next ?? ''}`);
    const ids = [first, second, third].flatMap(({ sweeps }) => sweeps.map(({ sweepId }) => sweepId));
    expect(ids).toEqual((await list('')).sweeps.map(({ sweepId }) => sweepId));
    expect(third.next).toBeNull();
  });

  it('is filtered by part of an id, by stage and by project', async () => {
    expect((await list('?search=FIELDS')).sweeps.map(({ sweepId }) => sweepId)).toEqual([RECORDED_SWEEPS.fields]);
    expect((await list('?stage=running')).total).toBe(0);
    expect((await list('?project=nobody')).total).toBe(0);
  });

  it('begins after no sweep that it does not have', async () => {
    const response = await api.ask('/sweeps?after=other');
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ issues: [{ path: 'after' }] });
  });
});

describe('a sweep', () => {
  it('is shown with its grid, and as the sweep file that it is', async () => {
    const sweep = checkedAnswer('getSweep', await api.ask(`/sweeps/${REAL}`));
    expect(sweep.grid).toMatchObject({ dimension: [2, 3], generators: [1, 2, 3, 4], restarts: 2 });
    expect(openSweepFile(sweep.yaml).spec).toEqual(sweep.specification);
  });

  it('says which trials were given up, by class', async () => {
    const { rows } = api.context;
    const record = await rows.sweep(REAL);
    if (record === undefined) throw new Error('not recorded');
    const grown = { ...record, sweepId: 'grown-01234567', spec: { ...record.spec, restarts: 3 }, trialCount: 48 };
    await rows.saveSweep(grown);
    await rows.recordFailures(grown.sweepId, [
      { trialKey: trialAt(grown.spec, 2).key, failureClass: 'TrainerCrashedError', message: 'crashed', attempts: 3 },
    ]);
    const sweep = checkedAnswer('getSweep', await api.ask('/sweeps/grown-01234567'));
    expect(sweep.failures).toEqual([{ failureClass: 'TrainerCrashedError', trials: 1, message: 'crashed' }]);
    await rows.deleteSweep(grown.sweepId);
  });

  it('that there is not is not found', async () => {
    const response = await api.ask('/sweeps/other-01234567');
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect(response.json()).toEqual({
      ...{ type: 'problems/not-found', title: 'Not found', status: 404 },
      detail: 'There is no sweep other-01234567.',
    });
  });
});

describe('the verdicts', () => {
  it('name what was detected', async () => {
    const { verdicts, total } = checkedAnswer('getVerdicts', await api.ask(`/sweeps/${REAL}/verdicts`));
    expect(total).toBe(verdicts.length);
    expect(verdicts.map(({ dimension, value, status, name }) => [dimension, value, status, name])).toMatchSnapshot();
  });
});
