import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobRequest } from './messages.js';
import { WorkerLane } from './worker-lane.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-lane-'));
});
afterAll(() => rm(folder, { recursive: true }));

const open: WorkerLane[] = [];
afterEach(() => Promise.all(open.splice(0).map((own) => own.close())));

function lane(timeLimitMs?: number): WorkerLane {
  const own = new WorkerLane({ rows: `sqlite:${folder}/rows.sqlite`, tensors: `file:${folder}` }, timeLimitMs);
  open.push(own);
  return own;
}

/** Nothing is stored: this is answered at once. */
const EMPTY: JobRequest = { job: 'curves', input: { trials: [], points: 2, of: 0 } };

const MISSING: JobRequest = {
  job: 'curves',
  input: {
    trials: [{ digest: `sha256:${'ab'.repeat(32)}`, position: 0, restart: 0, isBest: true, vanishes: false }],
    ...{ points: 2, of: 1 },
  },
};

test('jobs are done in their order, and one that fails leaves the others alone', async () => {
  const own = lane();
  const outcomes = await Promise.allSettled([own.run(EMPTY), own.run(MISSING), own.run(EMPTY)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error).name : []));
  expect(failures).toEqual(['CorruptFileError']);
  expect(outcomes[2]).toMatchObject({ value: { body: '{"curves":[],"of":0}' } });
});

test('a job that takes longer than is allowed is given up in words', async () => {
  const own = lane(0);
  await expect(own.run(EMPTY)).rejects.toMatchObject({
    problem: { status: 422, detail: expect.stringContaining('too long') as string },
  });
});

test('where too many wait, whoever comes is told to come again, and is when it is closed', async () => {
  const own = lane();
  const asked = Array.from({ length: 60 }, () => own.run(EMPTY));
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(60 - 49);
  expect(refused[0]).toMatchObject({ reason: { problem: { status: 503 }, headers: { 'retry-after': '5' } } });
  const ending = Promise.allSettled([own.run(EMPTY), own.run(EMPTY)]); // one is done, one waits
  await own.close();
  expect((await ending)[1]).toMatchObject({ status: 'rejected', reason: { problem: { status: 503 } } });
  await expect(own.run(EMPTY)).rejects.toMatchObject({ problem: { status: 503 } });
});
