import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isTaken } from './file-failure.js';
import { makeFolders } from './make-folders.js';
import { syncFolder } from './sync-folder.js';

/** What a file is given: all of it, or pieces that are written as they come. */
export type FileContent = string | Uint8Array | AsyncIterable<string>;

/**
 * Writes a file so that every reader, also after a crash, sees the old content or the new, never a part.
 *
 * The content goes to a temporary file, reaches the disk, takes the target's name, and the name reaches the disk. Nobody
 * can guess the temporary file's name, and where something stands at it nothing is written: so no link that another user
 * has put there is followed. A link at the target is replaced, not followed.
 *
 * @param temporaryFolder on the same file system as the target
 * @throws Error as the system reports it; then no temporary file is left
 */
export async function writeAtomically(temporaryFolder: string, target: string, content: FileContent): Promise<void> {
  await place(temporaryFolder, target, content, (temporary) => rename(temporary, target));
}

/**
 * The same for a file that must not be there yet.
 *
 * @returns false where it is there; then it stays as it is
 * @throws Error as the system reports it; then no temporary file is left
 */
export async function createAtomically(
  temporaryFolder: string,
  target: string,
  content: FileContent,
): Promise<boolean> {
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
  content: FileContent,
  give: (temporary: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(target);
  let last = folder;
  makeFolders(folder, (made) => {
    if (last === folder) last = dirname(made); // the first to be made is the outermost
  });
  const temporary = join(temporaryFolder, `.unfinished-${randomUUID()}`);
  const file = await open(temporary, 'wx');
  try {
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await give(temporary);
    await syncFolders(folder, last);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Brings the names in a folder, and in each folder above it up to `last`, to the disk. */
async function syncFolders(folder: string, last: string): Promise<void> {
  await syncFolder(folder);
  if (folder !== last) {
    await syncFolders(dirname(folder), last);
  }
}
