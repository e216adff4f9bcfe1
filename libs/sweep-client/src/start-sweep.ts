import type { WorkflowClient, WorkflowHandleWithFirstExecutionRunId, WorkflowStartOptions } from '@temporalio/client';
import type { SweepRecord } from '@liesweep/sweep';
import { ORCHESTRATOR_QUEUE, sweepWorkflowId, type SweepInput, type sweepWorkflow } from '@liesweep/workflows';

/** How a sweep shares trainers with others. */
export type Share = Pick<SweepRecord, 'project' | 'priority'>;

/** How the workflow of a sweep is started, whoever starts it: there is one, and it may be joined. */
export function startOptions(
  input: SweepInput,
  { project, priority }: Share,
): WorkflowStartOptions<typeof sweepWorkflow> & { workflowIdConflictPolicy: 'USE_EXISTING' } {
  return {
    workflowId: sweepWorkflowId(input.sweepId),
    taskQueue: ORCHESTRATOR_QUEUE,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    // Shards and their training inherit it.
    priority: {
      ...(priority !== undefined && { priorityKey: priority }),
      ...(project !== undefined && { fairnessKey: project }),
    },
    args: [input],
  };
}

/**
 * Starts the workflow of a sweep.
 *
 * @param mayJoin whether one that runs already will do
 * @throws WorkflowExecutionAlreadyStartedError where it runs and will not
 */
export function startSweep(
  client: WorkflowClient,
  input: SweepInput,
  share: Share,
  mayJoin: boolean,
): Promise<WorkflowHandleWithFirstExecutionRunId<typeof sweepWorkflow>> {
  return client.start<typeof sweepWorkflow>('sweepWorkflow', {
    ...startOptions(input, share),
    ...(!mayJoin && { workflowIdConflictPolicy: 'FAIL' as const }),
  });
}
