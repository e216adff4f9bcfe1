import { setTimeout as sleep } from 'node:timers/promises';
import type { RowStore } from '@liesweep/sweep';
import { WorkflowClient } from '@temporalio/client';
import type { TemporalConnection } from '@liesweep/worker-process';
import { sweepIdOf } from '@liesweep/workflows';
import type { Logger } from '@liesweep/logging';
import type { ActivityTroubles } from './activity-troubles.js';
import { stuckReason } from './stuck-reason.js';

/** How often it is said of a sweep that it is served. */
const BEAT_MS = 10_000;

const RUNNING_SWEEPS = "WorkflowType = 'sweepWorkflow' AND ExecutionStatus = 'Running'";

/** What following takes. */
export interface FollowOptions {
  readonly temporal: TemporalConnection;
  readonly rows: RowStore;
  readonly troubles: ActivityTroubles;
  readonly log: Pick<Logger, 'warn'>;
  /** Aborted to end it. */
  readonly signal: AbortSignal;
}

/**
 * Says in the row store, as long as this orchestrator runs, which sweeps are served: those whose workflows Temporal has
 * under way, with what is in their way. What cannot be said now is said next time.
 */
export async function followSweeps(options: FollowOptions): Promise<void> {
  const { log, signal } = options;
  while (!signal.aborted) {
    await sayWhoIsServed(options).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, 'what is served cannot be said');
    });
    await sleep(BEAT_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Says once which sweeps are served. What cannot be said of one keeps nothing from being said of the others. */
export async function sayWhoIsServed({ temporal, rows, troubles, log, signal }: FollowOptions): Promise<void> {
  const { connection, namespace } = temporal;
  const client = new WorkflowClient({ connection, namespace });
  for await (const { workflowId, runId } of client.list({ query: RUNNING_SWEEPS })) {
    const sweepId = sweepIdOf(workflowId);
    if (signal.aborted || sweepId === undefined) continue;
    try {
      const reason = await stuckReason(client, namespace, { workflowId, runId });
      await rows.seeSweep(sweepId, reason === undefined ? troubles.of(sweepId) : describeStuck(workflowId, reason));
    } catch (error) {
      log.warn({ err: error, sweepId }, 'it cannot be said that a sweep is served');
    }
  }
}

function describeStuck(workflowId: string, reason: string): string {
  return (
    `its workflow cannot go on (${reason}). What is recorded is safe. Start orchestrators of the version that it ran on, ` +
    `or end it with \`temporal workflow terminate --workflow-id ${workflowId}\` and give the sweep's command again`
  );
}
