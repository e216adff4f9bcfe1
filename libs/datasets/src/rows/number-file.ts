import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode } from '@liesweep/sweep';
import { InfrastructureError } from '@liesweep/sweep/explained-error';

/** Closes what nothing reads any more. */
const forgotten = new FinalizationRegistry((descriptor: number) => {
  closeSync(descriptor);
});

/**
 * Float64 numbers in a temporary file that has no name: it is gone when nothing reads it any more, and however the process
 * ends. It lies in the folder for temporary files (`TMPDIR`).
 */
export class NumberFile {
  readonly #descriptor: number;

  /** @throws InfrastructureError when the folder takes no file */
  constructor() {
    this.#descriptor = naming(() => {
      const path = join(tmpdir(), `liesweep-${randomUUID()}.rows`);
      const descriptor = openSync(path, 'wx+', 0o600);
      unlinkSync(path);
      return descriptor;
    });
    forgotten.register(this, this.#descriptor);
  }

  /** @param position of the first number @throws InfrastructureError when the disk is full */
  write(numbers: Float64Array, position: number): void {
    const bytes = bytesOf(numbers);
    naming(() => {
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(this.#descriptor, bytes, at, bytes.length - at, position * BYTES + at);
      }
    });
  }

  /** Fills an array with the numbers from a position on. */
  read(into: Float64Array, position: number): void {
    const bytes = bytesOf(into);
    naming(() => {
      for (let at = 0; at < bytes.length; ) {
        const count = readSync(this.#descriptor, bytes, at, bytes.length - at, position * BYTES + at);
        if (count === 0)
          throw new RangeError(`expected ${String(into.length)} numbers at ${String(position)}, got fewer`);
        at += count;
      }
    });
  }
}

const BYTES = Float64Array.BYTES_PER_ELEMENT;

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function naming<Result>(use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const code = errorCode(error);
    const reason = code === 'ENOSPC' ? 'it is full' : code;
    throw new InfrastructureError(
      {
        happened: `The rows are too many to be held in memory, and the folder for temporary files, ${tmpdir()}, cannot take them: ${reason}.`,
        remedy: 'Make room there, or name another folder in TMPDIR.',
      },
      { cause: error },
    );
  }
}
