import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { errorCode, errorMessage, innermostCause } from '@liesweep/sweep/errors';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { untilAborted } from './until-aborted.js';
import { hostOf, isLoopback } from './loopback.js';
import { proxyOf } from './proxy-of.js';
import type { TemporalTarget } from './temporal-target.js';

const RETRY_INTERVAL_MS = 50;

/** gRPC's PERMISSION_DENIED and UNAUTHENTICATED: asking again does not help. */
const REFUSED: ReadonlySet<string> = new Set(['7', '16']);

/** No proxy leads to this machine, whatever the environment says. */
const WITHOUT_PROXY = { 'grpc.enable_http_proxy': 0 };

/** One attempt ends after so long. */
const ATTEMPT_TIMEOUT_MS = 2_000;

/**
 * A connection to Temporal, tried until the server answers or the time is over.
 *
 * @param targetNow asked before each attempt: a server of this command that finds its port taken goes to another
 * @throws InfrastructureError when the server did not answer in `timeoutMs`, or does not let us in
 */
export async function connectTemporal(
  targetNow: () => TemporalTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Connection> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const target = targetNow();
    try {
      const attempt = connectOnce(target);
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

async function connectOnce(target: TemporalTarget): Promise<Connection> {
  const connection = await Connection.connect({
    ...target.connectionOptions,
    ...(isLoopback(target.address) && { channelArgs: WITHOUT_PROXY }),
    connectTimeout: ATTEMPT_TIMEOUT_MS,
    // Without the SDK's own retries: they go on after the connection is closed, and then end the process.
    interceptors: [],
  });
  if (target.isOwn !== true) return connection;
  try {
    const { namespace } = target;
    await connection.withDeadline(Date.now() + ATTEMPT_TIMEOUT_MS, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
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

/** The error for a Temporal server that does not answer. It names the proxy that is in the way, where there is one. */
export function unreachable({ address, namespace }: TemporalTarget, cause: unknown): InfrastructureError {
  const inUse = proxyOf(address);
  const way = inUse === undefined ? '' : ` through the proxy ${inUse.proxy} of ${inUse.variable}`;
  const remedy =
    inUse === undefined
      ? 'Check that the server runs and can be reached; without TEMPORAL_ADDRESS and temporal.toml a server is started for you.'
      : `Where the server is to be reached directly, add ${hostOf(address)} to no_proxy, or unset ${inUse.variable}; else check that the proxy lets it through.`;
  return new InfrastructureError(
    {
      happened: `Temporal at ${address} (namespace ${namespace}) does not answer${way}: ${errorMessage(innermostCause(cause))}`,
      safe: 'Trials that are recorded are safe; the same command continues.',
      remedy,
    },
    { cause },
  );
}
