/**
 * Records the histories that `replay.spec.ts` replays, into `histories/<version>/`: a job for jest that is no spec, to be
 * run as the README says before a release, or after a deliberate change of workflows that no release has.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { shardWorkflowId, sweepWorkflowId } from '../sweep-contract.js';
import { extendUpdate, pauseUpdate, resumeUpdate, retryUpdate } from '../sweep-commands.js';
import { holdSweep, waitUntil } from './held-sweep.js';
import { startSweep, withWorkers } from './run-simulated-sweep.js';
import { simulateSweep, trialsIn } from './simulated-sweep.js';
import { useServer } from './use-server.js';

const PROJECT = join(__dirname, '../..');
const SWEEP_ID = 'recorded';
const WORKFLOW_ID = sweepWorkflowId(SWEEP_ID);
/** A sweep of this many events continues as new. */
const EVENTS = 70;
const LONGEST_MS = 120_000;

const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
const folder = join(PROJECT, 'histories', version);

const server = useServer();
beforeAll(() => mkdirSync(folder, { recursive: true }));

async function save(name: string, workflowId: string, runId?: string): Promise<void> {
  const history = await server.env.client.workflow.getHandle(workflowId, runId).fetchHistory();
  // Where a machine keeps its files is nobody's business, and replaying does without.
  const json = historyToJSON(history).replaceAll(/"stackTrace": "(?:[^"\\]|\\.)*"/g, '"stackTrace": ""');
  writeFileSync(join(folder, `${name}.json`), `${json}\n`);
}

function fail(type: string): never {
  throw ApplicationFailure.create({ type, message: 'as scripted', nonRetryable: true });
}

it(
  'records a sweep that continues as new, with shards that fail in every way',
  async () => {
    const seen = new Set<string>();
    const isFirst = (name: string): boolean => !seen.has(name) && seen.add(name).has(name);
    const sweep = simulateSweep({
      ...{ trialCount: 64, trialsPerShard: 4, budget: { deviceHours: 1000, failures: 100 } },
      train: ({ trials }) => {
        const indexes = trialsIn(trials);
        if (indexes.includes(5) && indexes.length > 2) fail('OutOfDeviceMemoryError');
        if (indexes.includes(9) && isFirst('preempted')) fail('PreemptedError');
        if (indexes.includes(13)) fail('TrainerCrashedError');
        if (indexes.includes(17)) fail('TypeError');
      },
    });
    const handle = await withWorkers(server, sweep, async () => {
      const started = await startSweep(server.env, SWEEP_ID, { window: 4, slots: 2, continueAsNewAfterEvents: EVENTS });
      await started.result();
      return started;
    });
    await save('sweep-that-continues-as-new', WORKFLOW_ID, handle.firstExecutionRunId);
    await save('sweep-that-completes', WORKFLOW_ID);
    const shards = [
      'shard',
      'shard-that-does-not-fit',
      'shard-that-is-preempted',
      'shard-that-crashes',
      'shard-with-a-fault',
    ];
    for (const [index, name] of shards.entries()) await save(name, shardWorkflowId(WORKFLOW_ID, 0, index));
  },
  LONGEST_MS,
);

it(
  'records shards that fail in one workflow',
  async () => {
    const sweep = simulateSweep({
      ...{ trialCount: 24, trialsPerShard: 4 },
      train: ({ trials }) => {
        const indexes = trialsIn(trials);
        if (indexes.includes(5) && indexes.length > 2) fail('OutOfDeviceMemoryError');
        if (indexes.includes(13)) fail('CorruptFileError');
      },
    });
    await withWorkers(server, sweep, async () => (await startSweep(server.env, SWEEP_ID, { window: 64 })).result());
    await save('shards-that-fail-in-one-workflow', shardWorkflowId(WORKFLOW_ID, 0, 0));
  },
  LONGEST_MS,
);

it(
  'records a sweep that is paused, resumed, extended, tried again, and drained by a budget',
  async () => {
    const { sweep, inTraining, release } = holdSweep(6);
    sweep.budget = { ...sweep.budget, trials: 8, wallTimeMs: 600_000 };
    await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, SWEEP_ID, { window: 2 });
      await waitUntil(() => inTraining() === 2);
      await handle.executeUpdate(pauseUpdate);
      await handle.executeUpdate(resumeUpdate);
      sweep.trialCount = 9;
      await handle.executeUpdate(extendUpdate, { args: [{ specDigest: 'sha256:1', specName: 'specs/1.json' }] });
      await handle.executeUpdate(retryUpdate);
      release();
      await handle.result();
    });
    await save('sweep-that-obeys', WORKFLOW_ID);
  },
  LONGEST_MS,
);
