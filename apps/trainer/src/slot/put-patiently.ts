import { setTimeout as sleep } from 'node:timers/promises';
import { errorName, PreemptedError, thrownMessage, type StoredFile, type TensorStore } from '@liesweep/sweep';
import type { SlotProgress } from '../slot-messages.js';
import type { BackendLog } from './load-backend.js';

/** Between two attempts to store: it doubles up to the last one. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** How often a shard that waits says that it does, and looks whether it is to stop. */
const TICK_MS = 250;

/** How a shard that waits for the store is steered and watched. */
export interface WaitControl {
  stopReason(): 'preempt' | 'cancel' | null;
  onProgress(progress: SlotProgress): void;
}

/**
 * Stores what is trained. Where the store does not take it (read-only, full, out of reach), what is trained waits, and the
 * writing alone is tried again, without end, until the shard is to stop.
 *
 * @param progress of the shard, told with the reason while it waits
 * @param write stores the shard with a store whose `put` is patient; it runs once
 * @returns what `write` does, or why it was to stop
 */
export async function putPatiently(
  store: Pick<TensorStore, 'put'>,
  control: WaitControl,
  progress: SlotProgress,
  log: BackendLog,
  write: (store: Pick<TensorStore, 'put'>) => Promise<StoredFile>,
): Promise<StoredFile | 'preempt' | 'cancel'> {
  const stopped: { reason: 'preempt' | 'cancel' | null } = { reason: null };
  const waitFor = async (pauseMs: number, reason: string): Promise<void> => {
    for (let waitedMs = 0; waitedMs < pauseMs; waitedMs += TICK_MS) {
      control.onProgress({ ...progress, waitingForStore: reason });
      await sleep(TICK_MS);
      stopped.reason = control.stopReason();
      if (stopped.reason !== null) throw new PreemptedError('the shard waited for the store and was stopped');
    }
  };
  const put = async (content: Uint8Array, extension: string): Promise<StoredFile> => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
      try {
        return await store.put(content, extension);
      } catch (error) {
        if (errorName(error) !== 'StoreUnavailableError') throw error;
        const reason = thrownMessage(error);
        log('the shard is trained and waits for the store', { reason, pauseMs });
        await waitFor(pauseMs, reason);
      }
    }
  };
  try {
    return await write({ put });
  } catch (error) {
    if (stopped.reason === null) throw error;
    return stopped.reason;
  }
}
