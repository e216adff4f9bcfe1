import { StoreUnavailableError } from '@liesweep/sweep';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'part of the path is not a folder'],
  ['EEXIST', 'a file stands where a folder should'],
  ['EISDIR', 'a folder stands where a file should'],
  ['EMFILE', 'too many open files'],
  ['EIO', 'the disk reports an input/output error'],
]);

/** `StoreUnavailableError` with the path and a plain reason for an error of the file system; any other error as it is. */
export function asStoreUnavailable(path: string, error: unknown): unknown {
  const code = systemErrorCode(error);
  if (code === undefined) {
    return error;
  }
  const message = (error as Error).message;
  return new StoreUnavailableError(`${path}: ${REASONS.get(code) ?? 'the file system refuses'} (${message})`, {
    cause: error,
  });
}

/** The file is not there. */
export function isMissing(error: unknown): boolean {
  return systemErrorCode(error) === 'ENOENT';
}

/** There is a file of that name. */
export function isTaken(error: unknown): boolean {
  return systemErrorCode(error) === 'EEXIST';
}

/** Of a call of the system alone, and by its form: errors of another realm are errors too. */
function systemErrorCode(error: unknown): string | undefined {
  const isSystemError = typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
  return isSystemError && typeof error.code === 'string' ? error.code : undefined;
}
