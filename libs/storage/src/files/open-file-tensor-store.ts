import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TensorStore } from '@liesweep/sweep';
import { asStoreUnavailable } from './file-failure.js';
import { FileTensorStore } from './file-tensor-store.js';
import { makeFolders } from './make-folders.js';

/** Nobody writes one file for a day: a temporary file that old was left by a process that died. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * The tensor store in a folder, which is made if needed and which several processes may use at once.
 *
 * @param root absolute
 * @throws StoreUnavailableError when the folder cannot be made or read
 */
export async function openFileTensorStore(root: string): Promise<TensorStore> {
  const temporaryFolder = join(root, 'tmp');
  try {
    makeFolders(temporaryFolder);
    await removeAbandoned(temporaryFolder);
  } catch (error) {
    throw asStoreUnavailable(root, error);
  }
  return new FileTensorStore(root, temporaryFolder);
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const changedAt = await stat(path).then(
      (status) => status.mtimeMs,
      () => Number.POSITIVE_INFINITY, // its writer has just renamed it
    );
    if (Date.now() - changedAt > ABANDONED_AFTER_MS) {
      await rm(path, { force: true });
    }
  }
}
