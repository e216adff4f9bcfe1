import { statfsSync } from 'node:fs';
import { InfrastructureError } from '@liesweep/sweep/explained-error';

/** Less than this is as good as nothing: databases and checkpoints need room to be written whole. */
const LEAST_FREE_BYTES = 16 * 2 ** 20;

const INTERVAL_MS = 2_000;

const BYTES_PER_MIB = 2 ** 20;

/** How much a file system has left for this user. */
export type FreeBytes = (folder: string) => number;

const freeBytes: FreeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/**
 * The room left is enough.
 *
 * @throws InfrastructureError when the disk of one of the folders is full, or nearly
 */
export function checkDisk(folders: readonly string[], free: FreeBytes = freeBytes): void {
  for (const folder of folders) {
    const bytes = free(folder);
    if (bytes < LEAST_FREE_BYTES) {
      throw new InfrastructureError({
        happened: `The disk of ${folder} is full: ${(bytes / BYTES_PER_MIB).toFixed(1)} MiB are left.`,
        safe: 'Trials that are recorded are safe.',
        remedy: 'Free some space, then run the same command: it continues.',
      });
    }
  }
}

/**
 * Looks every few seconds whether the disk is full, because servers that cannot write only try again and again.
 *
 * @returns a function that ends this
 */
export function watchDisk(folders: readonly string[], onFull: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    try {
      checkDisk(folders);
    } catch (error) {
      clearInterval(timer);
      onFull(error);
    }
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
  };
}
