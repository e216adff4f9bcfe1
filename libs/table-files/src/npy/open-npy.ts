import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import {
  InvalidNpyError,
  NPY_PREFIX_BYTES,
  npyDataStart,
  parseNpyHeader,
  wrongLength,
} from '@liesweep/storage/npy-header';
import type { FileSettings } from '../child/open-file.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableReader } from '../table-reader.js';
import { NpyReader } from './npy-reader.js';

/**
 * Opens a `.npy` file.
 *
 * @throws RefusedFileError when it is damaged, or holds what is no table of numbers, with the remedy
 */
export function openNpy({ path, missing }: FileSettings): Promise<TableReader> {
  const descriptor = openSync(path, 'r');
  try {
    const header = parseNpyHeader(beginning(descriptor));
    const { shape, recordBytes, dataStart } = header;
    const expected = shape.reduce((product, extent) => product * extent, recordBytes);
    const bytes = fstatSync(descriptor).size - dataStart;
    if (bytes !== expected) throw new RefusedFileError([wrongLength(shape, expected, bytes)]);
    const source = {
      read: (target: Buffer, offset: number): void => {
        if (readSync(descriptor, target, 0, target.length, dataStart + offset) === target.length) return;
        throw new RefusedFileError(['it has become shorter while it was read']);
      },
    };
    return Promise.resolve(new NpyReader('npy', header, source, missing));
  } catch (error) {
    closeSync(descriptor);
    if (!(error instanceof InvalidNpyError)) throw error;
    throw new RefusedFileError([error.message], { cause: error });
  }
}

function beginning(descriptor: number): Buffer {
  const prefix = readAt(descriptor, NPY_PREFIX_BYTES);
  const dataStart = npyDataStart(prefix);
  return readAt(descriptor, Math.min(dataStart, fstatSync(descriptor).size));
}

function readAt(descriptor: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, 0));
}
