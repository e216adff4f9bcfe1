import { accessSync, constants, statSync } from 'node:fs';
import { TableFileError } from './table-file-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  ELOOP: 'its links lead to each other',
  ENOTDIR: 'part of its path is no folder',
  ENAMETOOLONG: 'its name is too long',
};

const ELSEWHERE = /^(?:https?|s3|gs|gcs|az|abfss?|hf|ftp|root|xrootd):\/\//i;

/**
 * Refuses addresses.
 *
 * @throws TableFileError when a file is named that is not on this machine
 */
export function assertHere(name: string): void {
  if (!ELSEWHERE.test(name)) return;
  throw new TableFileError(name, [
    'files are not read from elsewhere: copy it to this machine first, and give the path of the copy',
  ]);
}

/**
 * Looks whether a file can be read: a pipe or a device might never end, and nothing is fetched from elsewhere.
 *
 * @param name what messages call it
 * @throws TableFileError with the reason
 */
export function assertReadable(path: string, name: string): void {
  if (ELSEWHERE.test(name) || ELSEWHERE.test(path)) {
    throw new TableFileError(name, [
      'files are not read from elsewhere: copy it to this machine first, and give the path of the copy',
    ]);
  }
  try {
    const status = statSync(path);
    if (!status.isFile()) {
      const kind = status.isDirectory()
        ? 'a folder'
        : status.isFIFO()
          ? 'a pipe'
          : status.isSocket()
            ? 'a socket'
            : 'a device';
      throw new TableFileError(name, [`it is ${kind}, not a file`]);
    }
    accessSync(path, constants.R_OK);
  } catch (error) {
    if (error instanceof TableFileError) throw error;
    const code = (error as { readonly code?: string }).code ?? '';
    throw new TableFileError(name, [`it cannot be read: ${REASONS[code] ?? code}`], { cause: error });
  }
}
