import { accessSync, constants, statSync } from 'node:fs';
import { TableFileError } from './table-file-error.js';
import { noFileReason, unreadableReason } from './unreadable-reason.js';

const ELSEWHERE = /^(?:https?|s3|gs|gcs|az|abfss?|hf|ftp|root|xrootd):\/\//i;

/**
 * Refuses addresses.
 *
 * @param name what messages call it
 * @throws TableFileError when a file is named that is not on this machine
 */
export function assertHere(path: string, name = path): void {
  if (!ELSEWHERE.test(path)) return;
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
  assertHere(name);
  assertHere(path, name);
  try {
    const reason = noFileReason(statSync(path));
    if (reason !== undefined) throw new TableFileError(name, [reason]);
    accessSync(path, constants.R_OK);
  } catch (error) {
    if (error instanceof TableFileError) throw error;
    const code = (error as { readonly code?: string }).code ?? '';
    throw new TableFileError(name, [`it cannot be read: ${unreadableReason(code)}`], { cause: error });
  }
}
