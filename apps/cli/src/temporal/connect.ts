import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { InfrastructureError } from '../errors/cli-error.js';
import { errorCode } from '../errors/error-code.js';
import { errorMessage } from '../errors/error-message.js';
import { innermostCause } from '../errors/innermost-cause.js';
import { untilAborted } from '../run/until-aborted.js';
import type { TemporalTarget } from './temporal-target.js';

const RETRY_INTERVAL_MS = 50;

/** gRPC's PERMISSION_DENIED and UNAUTHENTICATED: asking again does not help. */
const REFUSED: ReadonlySet<string> = new Set(['7', '16']);

/** One attempt ends after so long. */
const ATTEMPT_TIMEOUT_MS = 2_000;

/**
 * A connection to Temporal, tried until the server answers or the time is over.
 *
 * @throws InfrastructureError when the server did not answer in `timeoutMs`, or does not let us in
 */
export async function connectTemporal(
  target: TemporalTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Connection> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      const attempt = Connection.connect({
        ...target.connectionOptions,
        connectTimeout: ATTEMPT_TIMEOUT_MS,
        // Without the SDK's own retries: they go on after the connection is closed, and then end the process.
        interceptors: [],
      });
      return await untilAborted(attempt, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (REFUSED.has(errorCode(innermostCause(error)))) {
        throw refused(target, error);
      }
      if (Date.now() >= deadline) {
        throw unreachable(target, error);
      }
    }
    await untilAborted(delay(RETRY_INTERVAL_MS), signal);
  }
}

function refused({ address, namespace }: TemporalTarget, cause: unknown): InfrastructureError {
  return new InfrastructureError(
    {
      happened: `Temporal at ${address} (namespace ${namespace}) refuses: ${errorMessage(innermostCause(cause))}`,
      safe: 'Trials that are recorded are safe; the same command continues.',
      remedy: 'Check TEMPORAL_API_KEY, the client certificate and TEMPORAL_NAMESPACE, or the profile in temporal.toml.',
    },
    { cause },
  );
}

/** The error for a Temporal server that does not answer. */
export function unreachable(target: TemporalTarget, cause: unknown): InfrastructureError {
  return new InfrastructureError(
    {
      happened: `Temporal at ${target.address} (namespace ${target.namespace}) does not answer: ${errorMessage(innermostCause(cause))}`,
      safe: 'Trials that are recorded are safe; the same command continues.',
      remedy:
        'Check that the server runs and can be reached; without TEMPORAL_ADDRESS and temporal.toml a server is started for you.',
    },
    { cause },
  );
}
