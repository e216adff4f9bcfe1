import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync, type Stats } from 'node:fs';
import { errorCode } from '@liesweep/sweep';
import { noFileReason, unreadableReason } from '@liesweep/table-files';

/** A file that the user names cannot be read; the message is the reason, without the file. */
export class UnreadableFileError extends Error {
  constructor(reason: string, options?: { cause?: unknown }) {
    super(reason, options);
    this.name = 'UnreadableFileError';
  }
}

/** A file that the user names, open for reading. */
export interface InputFile {
  readonly bytes: number;
  readonly beginning: (bytes: number) => Buffer;
  readonly content: () => Buffer;
  /** Fills a buffer from a place on. */
  readonly readAt: (into: Uint8Array, position: number) => void;
}

/**
 * Opens a file for as long as `use` takes, and nothing that is none: reading from a pipe or a device might never end.
 *
 * @throws UnreadableFileError when it is not there, is no file, or may not be read; what `use` throws
 */
export function withInputFile<Result>(path: string, use: (file: InputFile) => Result): Result {
  const descriptor = naming(() => {
    assertFile(statSync(path));
    // Opened without waiting, and looked at again: it may have become a pipe meanwhile.
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  });
  try {
    const { size } = naming(() => assertFile(fstatSync(descriptor)));
    return use({
      bytes: size,
      beginning: (bytes) => naming(() => readBeginning(descriptor, Math.min(bytes, size))),
      content: () => naming(() => readFileSync(descriptor)),
      readAt: (into, position) => {
        naming(() => {
          readFully(descriptor, into, position);
        });
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Reads at the start of the file, and leaves the place from which it is read on where it was. */
function readBeginning(descriptor: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, 0));
}

function readFully(descriptor: number, into: Uint8Array, position: number): void {
  for (let at = 0; at < into.length; ) {
    const count = readSync(descriptor, into, at, into.length - at, position + at);
    if (count === 0) throw new UnreadableFileError('it became shorter while it was read');
    at += count;
  }
}

function assertFile(status: Stats): Stats {
  const reason = noFileReason(status);
  if (reason !== undefined) throw new UnreadableFileError(reason);
  return status;
}

function naming<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const code = errorCode(error);
    throw new UnreadableFileError(unreadableReason(code), { cause: error });
  }
}
