import { closeSync, openSync, readSync, statSync } from 'node:fs';
import {
  InvalidNpyError,
  NPY_PREFIX_BYTES,
  npyDataStart,
  parseNpyHeader,
  wrongLength,
  type NpyHeader,
} from '@liesweep/storage/npy-header';
import { ArrayReader } from '../arrays/array-reader.js';
import type { FileSettings } from '../child/open-file.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableReader } from '../table-reader.js';
import { NpySource, type ReadBytes } from './npy-source.js';

/**
 * Opens a `.npy` file.
 *
 * @throws RefusedFileError when it is damaged, or holds what is no table of numbers, with the remedy
 */
export async function openNpy({ path, missing }: FileSettings): Promise<TableReader> {
  const read: ReadBytes = (offset, bytes) => Promise.resolve(readWhole(path, offset, bytes));
  const source = await npySource(read, statSync(path).size);
  return new ArrayReader('npy', [['it', source]], missing);
}

/**
 * The array of a `.npy` file.
 *
 * @param read of the file, from its beginning
 * @param fileBytes its length
 * @param prefix what names of columns begin with
 * @throws RefusedFileError when it is damaged, or holds what is no table of numbers, with the remedy
 */
export async function npySource(read: ReadBytes, fileBytes: number, prefix?: string): Promise<NpySource> {
  const header = await readHeader(read, fileBytes);
  const { shape, recordBytes, dataStart } = header;
  const expected = shape.reduce((product, extent) => product * extent, recordBytes);
  const bytes = fileBytes - dataStart;
  if (bytes !== expected) throw new RefusedFileError([wrongLength(shape, expected, bytes)]);
  return new NpySource(header, (offset, length) => read(dataStart + offset, length), prefix);
}

async function readHeader(read: ReadBytes, fileBytes: number): Promise<NpyHeader> {
  try {
    const dataStart = npyDataStart(await read(0, Math.min(NPY_PREFIX_BYTES, fileBytes)));
    return parseNpyHeader(await read(0, Math.min(dataStart, fileBytes)));
  } catch (error) {
    if (!(error instanceof InvalidNpyError)) throw error;
    throw new RefusedFileError([error.message], { cause: error });
  }
}

/** Opens the file each time: there may be more files than may be open. */
function readWhole(path: string, offset: number, bytes: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.from(new ArrayBuffer(bytes));
    for (let filled = 0; filled < bytes; ) {
      const more = readSync(descriptor, buffer, filled, bytes - filled, offset + filled);
      if (more === 0) throw new RefusedFileError(['it has become shorter while it was read']);
      filled += more;
    }
    return buffer;
  } finally {
    closeSync(descriptor);
  }
}
