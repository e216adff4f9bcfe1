import { setTimeout as delay } from 'node:timers/promises';
import { Client, ServiceError, WorkflowFailedError, type Connection } from '@temporalio/client';
import { errorName, innermostCause, thrownMessage } from '@liesweep/sweep/errors';
import { InfrastructureError, TrainingFailedError, type ExplainedError } from '@liesweep/sweep/explained-error';
import type { SweepInput, SweepSummary } from '@liesweep/workflows';
import { unreachable } from './connect-temporal.js';
import { startSweep, type Share } from './start-sweep.js';
import type { TemporalTarget } from './temporal-target.js';
import { untilAborted } from './until-aborted.js';

const RETRY_INTERVAL_MS = 500;

/** Temporal may be away for so long, while it is being restarted for instance, before the command gives up. */
const PATIENCE_MS = 60_000;

/**
 * Starts the workflow of a sweep, or joins the one that runs already, and waits for its end.
 *
 * @throws InfrastructureError when Temporal stays away, or the workflow fails; TrainingFailedError when an oracle cannot be
 *   learned
 */
export async function runSweep(
  connection: Connection,
  target: TemporalTarget,
  input: SweepInput,
  share: Share,
  signal: AbortSignal,
): Promise<SweepSummary> {
  const client = new Client({ connection, namespace: target.namespace });
  try {
    const handle = await patiently(target, signal, () => startSweep(client.workflow, input, share, true));
    // A question that waits for the end would outlive the connection, and with it this process.
    return await patiently(target, signal, () => connection.withAbortSignal(signal, () => handle.result()));
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
  const happened = `The sweep stopped: ${thrownMessage(cause)}`;
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
