import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isTaken } from './file-failure.js';

/**
 * Writes a file so that every reader, also after a crash, sees the old content or the new, never a part.
 *
 * The content goes to a temporary file, reaches the disk, takes the target's name, and the name reaches the disk.
 *
 * @param temporaryFolder on the same file system as the target
 */
export async function writeAtomically(temporaryFolder: string, target: string, content: Uint8Array): Promise<void> {
  await place(temporaryFolder, target, content, (temporary) => rename(temporary, target));
}

/**
 * The same for a file that must not be there yet.
 *
 * @returns false where it is there; then it stays as it is
 */
export async function createAtomically(temporaryFolder: string, target: string, content: Uint8Array): Promise<boolean> {
  let isNew = true;
  await place(temporaryFolder, target, content, async (temporary) => {
    try {
      await link(temporary, target);
    } catch (error) {
      if (!isTaken(error)) throw error;
      isNew = false;
    }
    await rm(temporary, { force: true });
  });
  return isNew;
}

/** Writes content to the disk under a temporary name, gives it its own, and brings that to the disk. */
async function place(
  temporaryFolder: string,
  target: string,
  content: Uint8Array,
  give: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(temporaryFolder, randomUUID());
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = dirname(target);
    const firstMade = await mkdir(folder, { recursive: true });
    await give(temporary);
    await syncFolders(folder, firstMade === undefined ? folder : dirname(firstMade));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Brings the names in a folder, and in each folder above it up to `last`, to the disk. */
async function syncFolders(folder: string, last: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== last) {
    await syncFolders(dirname(folder), last);
  }
}
