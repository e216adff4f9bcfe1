import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { ORCHESTRATOR_QUEUE, sweepWorkflowId, trainQueue } from '../names.js';
import type { SweepInput } from '../sweep-contract.js';
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
): Promise<SweepHandle> {
  return env.client.workflow.start<typeof sweepWorkflow>('sweepWorkflow', {
    taskQueue: ORCHESTRATOR_QUEUE,
    workflowId: sweepWorkflowId(sweepId),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [
      {
        ...{ sweepId, specDigest: 'sha256:0', specName: 'specs/0.json' },
        ...{ trainQueue: trainQueue('test'), window: 8, ...options },
      },
    ],
  });
}

/** Runs an orchestrator and a trainer for a simulated sweep while `use` runs. */
export async function withWorkers<T>(
  { env, bundle: workflowBundle }: WorkflowServer,
  sweep: SimulatedSweep,
  use: () => Promise<T>,
): Promise<T> {
  const connection = env.nativeConnection;
  const orchestrator = await Worker.create({
    ...{ connection, workflowBundle, taskQueue: ORCHESTRATOR_QUEUE },
    activities: { ...sweep.orchestrator },
    sinks: { shards: { failed: { fn: () => undefined } } },
  });
  const trainer = await Worker.create({
    ...{ connection, taskQueue: trainQueue('test') },
    ...{ activities: { ...sweep.trainer }, maxHeartbeatThrottleInterval: '1s' },
  });
  return orchestrator.runUntil(trainer.runUntil(use()));
}
