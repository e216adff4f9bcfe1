import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore } from '@liesweep/storage';
import { parseSweepFile, type RowStore } from '@liesweep/sweep';
import { ORCHESTRATOR_QUEUE, sweepWorkflowId } from '@liesweep/workflows';
import { startDevServer } from '@liesweep/workflows/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, Worker } from '@temporalio/worker';
import { ActivityTroubles } from './activity-troubles.js';
import { sayWhoIsServed, type FollowOptions } from './follow-sweeps.js';

const SPEC = parseSweepFile('name: s\nsystem: { oracles: [squared-norm] }\ngrid: { dimension: 2, generators: 1 }\n');
const ignore = (): void => undefined;
const SILENT = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** A server and a worker on a busy machine. */
const LIMIT_MS = 120_000;
jest.setTimeout(LIMIT_MS);

let env: TestWorkflowEnvironment;
let folder: string;
let rows: RowStore;
let options: FollowOptions;
const troubles = new ActivityTroubles(ignore);

beforeAll(async () => {
  env = await startDevServer();
  folder = await mkdtemp(join(tmpdir(), 'liesweep-served-'));
  rows = await openRowStore(`sqlite:${folder}/rows.sqlite`);
  const temporal = { connection: env.nativeConnection, namespace: 'default' };
  options = { temporal, rows, troubles, log: { warn: ignore }, signal: new AbortController().signal };
}, LIMIT_MS);
afterAll(async () => {
  await rows.close();
  await env.teardown();
  await rm(folder, { recursive: true });
}, LIMIT_MS);

/** A sweep that has said that it runs, and that everybody has left since. */
async function leftSweep(sweepId: string): Promise<void> {
  await rows.saveSweep({
    sweepId,
    spec: SPEC,
    specDigest: 'sha256:0',
    trialCount: 1,
    createdAt: '2026-01-01T00:00:00Z',
  });
  const standing = { stage: 'running', reason: null, budgets: [], wallMs: 0 } as const;
  await rows.saveStanding(sweepId, standing, { epoch: 1, sequence: 1 });
  await rows.leaveSweep(sweepId);
}

function start(sweepId: string): Promise<unknown> {
  const workflowId = sweepWorkflowId(sweepId);
  return env.client.workflow.start('sweepWorkflow', { taskQueue: ORCHESTRATOR_QUEUE, workflowId });
}

/** Says it until the row store has it: the server lists a workflow a moment after it has begun. */
async function sayUntil(isSaid: () => Promise<boolean>): Promise<void> {
  do await sayWhoIsServed(options);
  while (!(await isSaid()));
}

describe('an orchestrator', () => {
  it('says of each sweep that is under way that it is served, with what is in its way, and of no other', async () => {
    await leftSweep('under-way-01234567');
    await leftSweep('gone-01234567');
    troubles.met('under-way-01234567', 'recordShard', 'rows: read-only');
    await start('under-way-01234567');
    await start('of-another-store-01234567');
    await sayUntil(async () => (await rows.standing('under-way-01234567'))?.unseenForMs !== null);
    expect(await rows.standing('under-way-01234567')).toMatchObject({ trouble: 'rows: read-only', stage: 'running' });
    expect(await rows.standing('gone-01234567')).toMatchObject({ unseenForMs: null, trouble: null });
  });

  it('says of a sweep whose workflow fails each time that it cannot go on, and what to do', async () => {
    await leftSweep('stuck-01234567');
    await start('stuck-01234567');
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: join(__dirname, '../testing/stuck-workflow.ts'),
      logger: SILENT,
    });
    const worker = await Worker.create({
      ...{ connection: env.nativeConnection, workflowBundle, taskQueue: ORCHESTRATOR_QUEUE },
    });
    await worker.runUntil(async () => {
      await sayUntil(async () => (await rows.standing('stuck-01234567'))?.trouble !== null);
    });
    expect((await rows.standing('stuck-01234567'))?.trouble).toMatch(
      /^its workflow cannot go on \(this never works\)\. .* `temporal workflow terminate --workflow-id sweep-stuck-01234567`/,
    );
  });
});
