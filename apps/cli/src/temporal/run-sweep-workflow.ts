import { setTimeout as delay } from 'node:timers/promises';
import { Client, ServiceError, WorkflowFailedError, type Connection, type WorkflowHandle } from '@temporalio/client';
import { errorName, innermostCause } from '@liesweep/sweep/errors';
import {
  ORCHESTRATOR_QUEUE,
  sweepWorkflowId,
  type SweepInput,
  type SweepSummary,
  type sweepWorkflow,
} from '@liesweep/workflows';
import { InfrastructureError, TrainingFailedError, type ExplainedError } from '../errors/cli-error.js';
import { untilAborted } from '../run/until-aborted.js';
import { unreachable } from './connect.js';
import type { TemporalTarget } from './temporal-target.js';

type SweepHandle = WorkflowHandle<typeof sweepWorkflow>;

const RETRY_INTERVAL_MS = 500;

/** Temporal may be away for so long, while it is being restarted for instance, before the command gives up. */
const PATIENCE_MS = 60_000;

/**
 * Starts the workflow of a sweep, or joins the one that runs already, and waits for its end.
 *
 * @throws InfrastructureError when Temporal stays away, or the workflow fails; TrainingFailedError when an oracle cannot be
 *   learned
 */
export async function runSweepWorkflow(
  connection: Connection,
  target: TemporalTarget,
  input: SweepInput,
  signal: AbortSignal,
): Promise<SweepSummary> {
  const client = new Client({ connection, namespace: target.namespace });
  try {
    const handle: SweepHandle = await patiently(target, signal, () =>
      client.workflow.start<typeof sweepWorkflow>('sweepWorkflow', {
        workflowId: sweepWorkflowId(input.sweepId),
        taskQueue: ORCHESTRATOR_QUEUE,
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [input],
      }),
    );
    return await patiently(target, signal, () => handle.result());
  } catch (error) {
    if (error instanceof WorkflowFailedError) {
      throw workflowFailed(error);
    }
    throw error;
  }
}

/** Tries a call to Temporal again while the server is away. */
async function patiently<Result>(
  target: TemporalTarget,
  signal: AbortSignal,
  call: () => Promise<Result>,
): Promise<Result> {
  let giveUpAtMs = Number.POSITIVE_INFINITY;
  for (;;) {
    const calledAtMs = Date.now();
    try {
      return await untilAborted(call(), signal);
    } catch (error) {
      if (!(error instanceof ServiceError)) {
        throw error;
      }
      const failedAtOnce = Date.now() - calledAtMs < PATIENCE_MS;
      giveUpAtMs = failedAtOnce ? Math.min(giveUpAtMs, calledAtMs + PATIENCE_MS) : Number.POSITIVE_INFINITY;
      if (Date.now() >= giveUpAtMs) {
        throw unreachable(target, error);
      }
    }
    await untilAborted(delay(RETRY_INTERVAL_MS), signal);
  }
}

function workflowFailed(error: WorkflowFailedError): ExplainedError {
  const cause = innermostCause(error);
  const happened = `The sweep stopped: ${cause instanceof Error ? cause.message : String(cause)}`;
  if (['FitDidNotConvergeError', 'LabelsRefusedError'].includes(errorName(cause))) {
    return new TrainingFailedError(
      {
        happened,
        safe: 'Trials that are recorded are safe; these count as failed.',
        remedy:
          'Change `data` or `oracle` in the sweep file, or try them again as they are with `liesweep retry --failed`.',
      },
      { cause: error },
    );
  }
  return new InfrastructureError(
    {
      happened,
      safe: 'Trials that are recorded are safe; the same command continues.',
    },
    { cause: error },
  );
}
