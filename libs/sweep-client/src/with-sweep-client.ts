import { connectTemporal } from './connect-temporal.js';
import { createSweepClient } from './create-sweep-client.js';
import type { SweepClient } from './sweep-client.js';
import type { TemporalTarget } from './temporal-target.js';

/** A server that is said to run answers at once, or after a short fault of the network. */
const CONNECT_MS = 10_000;

/**
 * Connects to Temporal while `use` runs.
 *
 * @param troubleOf what is known to be in the way of a sweep, for one that does not answer
 * @throws InfrastructureError when Temporal or the orchestrators do not answer; BadInputError when a sweep refuses
 */
export async function withSweepClient<Result>(
  target: TemporalTarget,
  use: (client: SweepClient) => Promise<Result>,
  troubleOf?: () => Promise<string | null>,
): Promise<Result> {
  const connection = await connectTemporal(() => target, CONNECT_MS, new AbortController().signal);
  try {
    return await use(createSweepClient(connection, target, troubleOf));
  } finally {
    await connection.close();
  }
}
