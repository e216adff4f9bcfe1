import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Several processes may do so at once.
 *
 * Node's own `mkdir` with `recursive` never returns where a parent exists and takes no folders, as in /proc.
 *
 * @param path absolute, or relative to the working folder
 * @param onMade called with each folder that was made here, outermost first
 * @throws Error as the system reports it, when one cannot be made
 */
export function makeFolders(path: string, onMade?: (folder: string) => void): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolders(parent, onMade);
  try {
    mkdirSync(path);
    onMade?.(path);
  } catch (error) {
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
