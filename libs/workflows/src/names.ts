/** The task queue of the orchestrator: workflows, planning and recording. */
export const ORCHESTRATOR_QUEUE = 'orchestrate';

/** The task queue of all trainers with one class of device, such as `train-cpu`. */
export function trainQueue(deviceClass: string): string {
  return `train-${deviceClass}`;
}

/** The workflow id of a sweep: one sweep is one workflow, however often it is started. */
export function sweepWorkflowId(sweepId: string): string {
  return `sweep-${sweepId}`;
}

/** The sweep of a workflow id; undefined where it is none of a sweep. */
export function sweepIdOf(workflowId: string): string | undefined {
  return /^sweep-([^/]+)$/.exec(workflowId)?.[1];
}

/** The workflow id of a few shards of one planning round, after the first of them. */
export function shardWorkflowId(sweepWorkflow: string, round: number, firstShard: number): string {
  return `${sweepWorkflow}/${String(round)}/${String(firstShard)}`;
}
