import { setTimeout as sleep } from 'node:timers/promises';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';

/** A connection to Temporal, and the namespace to work in. */
export interface TemporalConnection {
  readonly connection: NativeConnection;
  readonly namespace: string;
}

const DEFAULT_ADDRESS = 'localhost:7233';
const RETRY_AFTER_MS = 200;

/**
 * Connects to the Temporal server that `TEMPORAL_*` or `temporal.toml` name, and waits for one that is about to start.
 *
 * @throws Error that says where it looked and why it failed, after `patienceMs`
 */
export async function connectToTemporal(patienceMs: number): Promise<TemporalConnection> {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return { connection: await NativeConnection.connect(connectionOptions), namespace };
    } catch (error) {
      if (Date.now() > deadline) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `Temporal does not answer at ${connectionOptions.address ?? DEFAULT_ADDRESS} (${reason}): start it, or name another with TEMPORAL_ADDRESS`,
          { cause: error },
        );
      }
      await sleep(RETRY_AFTER_MS);
    }
  }
}
