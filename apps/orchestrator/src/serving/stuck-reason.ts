import type { WorkflowClient } from '@temporalio/client';

/** Tasks that may fail in a row before it is no accident. */
const ACCIDENTS = 2;
/** The last event about a task is among so many. */
const EVENTS = 50;

/**
 * Why the workflow of a sweep cannot go on: its code fails each time that it is run. Undefined where it can.
 *
 * @throws ServiceError when Temporal does not answer
 */
export async function stuckReason(
  client: WorkflowClient,
  namespace: string,
  execution: { readonly workflowId: string; readonly runId: string },
): Promise<string | undefined> {
  const { raw } = await client.getHandle(execution.workflowId, execution.runId).describe();
  if ((raw.pendingWorkflowTask?.attempt ?? 0) <= ACCIDENTS) return undefined;
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    ...{ namespace, maximumPageSize: EVENTS, execution },
  });
  const last = history?.events?.find(
    (event) =>
      event.workflowTaskFailedEventAttributes ??
      event.workflowTaskCompletedEventAttributes ??
      event.workflowTaskTimedOutEventAttributes,
  );
  return last?.workflowTaskFailedEventAttributes?.failure?.message ?? undefined;
}
