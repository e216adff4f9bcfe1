import { decodeNpy, InvalidNpyError, type NpyArray } from '@liesweep/storage/npy';
import { dataFileError } from './data-file-error.js';

/**
 * The array of a `.npy` file.
 *
 * @param file what errors call it
 * @throws BadInputError when it is truncated, is not of the format, or holds other numbers than are read
 */
export function parseNpy(content: Uint8Array, file: string): NpyArray {
  try {
    return decodeNpy(content);
  } catch (error) {
    if (!(error instanceof InvalidNpyError)) throw error;
    throw dataFileError(file, [error.message], { cause: error });
  }
}
