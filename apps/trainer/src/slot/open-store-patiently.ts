import { setTimeout as sleep } from 'node:timers/promises';
import { openTensorStore } from '@liesweep/storage';
import { errorName, type TensorStore } from '@liesweep/sweep';
import type { BackendLog } from './load-backend.js';

/** Between two attempts: a store that fails over is back within seconds to minutes. */
const PAUSE_MS = 2_000;

/**
 * Opens the tensor store, and waits for it where it does not answer: the trainer has opened it before, so what is wrong is
 * likely to pass, and a trainer without slots would end.
 *
 * @throws InvalidStoreUriError; the trainer ends a slot that waits for too long
 */
export async function openStorePatiently(uri: string, log: BackendLog, pauseMs = PAUSE_MS): Promise<TensorStore> {
  for (;;) {
    try {
      return await openTensorStore(uri);
    } catch (error) {
      if (errorName(error) !== 'StoreUnavailableError') throw error;
      log('the tensor store does not answer, the slot waits for it', { reason: String(error) });
      await sleep(pauseMs);
    }
  }
}
