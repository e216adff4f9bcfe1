import { dirname } from 'node:path';
import { makeFolders, writeAtomically, type FileContent } from '@liesweep/storage';

/**
 * Writes a file whole or not at all, and brings it to the disk: under a temporary name beside it, then renamed.
 *
 * @throws Error as the system reports it
 */
export async function writeAtomic(file: string, content: FileContent): Promise<void> {
  const folder = dirname(file);
  makeFolders(folder);
  await writeAtomically(folder, file, content);
}
