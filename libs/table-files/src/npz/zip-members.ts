import { readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import type { ReadBytes } from '../npy/npy-source.js';
import { RefusedFileError } from '../refused-file-error.js';

/** A file in a ZIP archive. */
export interface ZipMember {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly read: ReadBytes;
}

const STORED = 0;

/**
 * The members of a ZIP archive.
 *
 * @throws RefusedFileError when it is damaged
 */
export async function readZip(descriptor: number): Promise<readonly ZipMember[]> {
  try {
    const archive = await fromFdPromise(descriptor, { lazyEntries: true, autoClose: false });
    const members: ZipMember[] = [];
    for await (const entry of archive.eachEntry()) {
      members.push({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        read: await readerOf(archive, entry, descriptor),
      });
    }
    return members;
  } catch (error) {
    throw damaged(error);
  }
}

async function readerOf(archive: ZipFile, entry: Entry, descriptor: number): Promise<ReadBytes> {
  if (entry.compressionMethod !== STORED) return unpacking(archive, entry);
  const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
  return (offset, bytes) => {
    const buffer = Buffer.from(new ArrayBuffer(bytes));
    if (readSync(descriptor, buffer, 0, bytes, fileDataStart + offset) === bytes) return Promise.resolve(buffer);
    throw new RefusedFileError(['it is truncated']);
  };
}

/** So often it is unpacked anew for what is before; then it is kept whole, as for columns that lie one after another. */
const MOST_RESTARTS = 2;

/** Unpacks from the beginning, and again where something before is asked for. */
function unpacking(archive: ZipFile, entry: Entry): ReadBytes {
  let stream: Readable | undefined;
  let pieces: AsyncIterator<Buffer> | undefined;
  /** What has been unpacked and not asked for, and where it begins. */
  let rest: Buffer = Buffer.alloc(0);
  let start = 0;
  let restarts = 0;
  let whole: Buffer | undefined;
  return async (offset, bytes) => {
    try {
      if (offset < start) restarts += 1;
      if (restarts > MOST_RESTARTS) {
        whole ??= await unpackWhole(archive, entry);
        return Buffer.from(new Uint8Array(whole.subarray(offset, offset + bytes)).buffer);
      }
      if (pieces === undefined || offset < start) {
        stream?.destroy();
        stream = await archive.openReadStreamPromise(entry);
        pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
        [rest, start] = [Buffer.alloc(0), 0];
      }
      const target = Buffer.from(new ArrayBuffer(bytes));
      for (let filled = 0; ; ) {
        const from = offset + filled - start;
        if (from < rest.length) filled += rest.copy(target, filled, from);
        if (filled === bytes) {
          const used = offset + bytes - start;
          [rest, start] = [rest.subarray(used), start + used];
          return target;
        }
        start += rest.length;
        const next = await pieces.next();
        if (next.done === true) throw new Error('it is truncated');
        rest = next.value;
      }
    } catch (error) {
      throw damaged(error);
    }
  };
}

async function unpackWhole(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(entry.uncompressedSize);
  let filled = 0;
  for await (const piece of await archive.openReadStreamPromise(entry)) filled += (piece as Buffer).copy(whole, filled);
  if (filled < whole.length) throw new Error('it is truncated');
  return whole;
}

function damaged(error: unknown): RefusedFileError {
  if (error instanceof RefusedFileError) return error;
  return new RefusedFileError(
    [`it is a damaged ZIP archive: ${error instanceof Error ? error.message : String(error)}`],
    {
      cause: error,
    },
  );
}
