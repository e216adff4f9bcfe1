import { dirname } from 'node:path';
import { writeAtomically, type FileContent } from './write-atomically.js';

/**
 * Writes a file whole or not at all, and brings it to the disk: under a temporary name beside it, then renamed. Folders that
 * are missing are made.
 *
 * @throws Error as the system reports it
 */
export function writeWhole(file: string, content: FileContent): Promise<void> {
  return writeAtomically(dirname(file), file, content);
}
