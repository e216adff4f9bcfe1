import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asStoreUnavailable, isMissing } from './file-failure.js';

/** Files that are being written; they belong to their writers. */
const TEMPORARY = 'tmp';

/**
 * Copies a tensor store in a folder into a new folder, while others use it. A file of a store is never changed in place, so
 * both stores share it by a hard link where the file system has such links, and it takes no room.
 *
 * @param from absolute
 * @param to absolute; made if needed
 * @throws StoreUnavailableError
 */
export async function copyFileTensorStore(from: string, to: string): Promise<void> {
  try {
    await copyFolder(from, to, true);
  } catch (error) {
    throw asStoreUnavailable(to, error);
  }
}

async function copyFolder(from: string, to: string, isRoot: boolean): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (!isRoot || entry.name !== TEMPORARY) await copyFolder(source, target, false);
    } else if (entry.isFile()) {
      await linkOrCopy(source, target);
    }
  }
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if (isMissing(error)) return; // a checkpoint whose shard has ended meanwhile
    await copyFile(source, target);
  }
}
