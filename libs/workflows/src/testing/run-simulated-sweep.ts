import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Duration } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { ORCHESTRATOR_QUEUE, sweepWorkflowId, trainQueue, type SweepInput } from '../sweep-contract.js';
import type { sweepWorkflow } from '../sweep-workflow.js';
import type { SimulatedSweep } from './simulated-sweep.js';
import type { WorkflowServer } from './use-server.js';

/** A started sweep. */
export type SweepHandle = WorkflowHandleWithFirstExecutionRunId<typeof sweepWorkflow>;

/** Starts a sweep the way the command line does. */
export function startSweep(
  env: TestWorkflowEnvironment,
  sweepId: string,
  options: Partial<SweepInput> = {},
  workflowTaskTimeout: Duration = '10s',
): Promise<SweepHandle> {
  return env.client.workflow.start<typeof sweepWorkflow>('sweepWorkflow', {
    taskQueue: ORCHESTRATOR_QUEUE,
    workflowId: sweepWorkflowId(sweepId),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout,
    args: [
      {
        ...{ sweepId, specDigest: 'sha256:0', specName: 'specs/0.json' },
        ...{ trainQueue: trainQueue('test'), window: 8, ...options },
      },
    ],
  });
}

/** A process that works for a sweep. */
export interface Running {
  /** Ends it, when it has finished what it is at. */
  stop(): Promise<void>;
}

/** Starts an orchestrator for a simulated sweep. */
export async function startOrchestrator(
  { env, bundle: workflowBundle }: WorkflowServer,
  { orchestrator }: Pick<SimulatedSweep, 'orchestrator'>,
): Promise<Running> {
  return running(
    await Worker.create({
      ...{ connection: env.nativeConnection, workflowBundle, taskQueue: ORCHESTRATOR_QUEUE },
      activities: { ...orchestrator },
      sinks: { shards: { failed: { fn: () => undefined } } },
    }),
  );
}

/** Starts a trainer for a simulated sweep. */
export async function startTrainer(
  { env }: Pick<WorkflowServer, 'env'>,
  { trainer }: Pick<SimulatedSweep, 'trainer'>,
): Promise<Running> {
  return running(
    await Worker.create({
      ...{ connection: env.nativeConnection, taskQueue: trainQueue('test') },
      ...{ activities: { ...trainer }, maxHeartbeatThrottleInterval: '1s' },
    }),
  );
}

/** Runs an orchestrator and a trainer for a simulated sweep while `use` runs. */
export async function withWorkers<T>(
  server: WorkflowServer,
  sweep: Pick<SimulatedSweep, 'orchestrator' | 'trainer'>,
  use: () => Promise<T>,
): Promise<T> {
  const workers = [await startOrchestrator(server, sweep), await startTrainer(server, sweep)];
  try {
    return await use();
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

function running(worker: Worker): Running {
  const ended = worker.run();
  return {
    stop: () => {
      worker.shutdown();
      return ended;
    },
  };
}
