import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that every reader, also after a crash, sees the old content or the new, never a part.
 *
 * The content goes to a temporary file, reaches the disk, takes the target's name, and the name reaches the disk.
 *
 * @param temporaryFolder on the same file system as the target
 */
export async function writeAtomically(temporaryFolder: string, target: string, content: Uint8Array): Promise<void> {
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
    await rename(temporary, target);
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
