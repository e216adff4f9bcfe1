import { resolve } from 'node:path';
import { dataFileError } from './data-file-error.js';
import { UnreadableFileError, withInputFile, type InputFile } from './input-file.js';

/**
 * Opens a data file for as long as `use` takes.
 *
 * @param folder that the path is relative to
 * @throws BadInputError when it is not there, is no file, or may not be read; what `use` throws
 */
export function withDataFile<Result>(path: string, folder: string, use: (file: InputFile) => Result): Result {
  try {
    return withInputFile(resolve(folder, path), use);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw dataFileError(path, [`cannot be read from ${resolve(folder)}: ${error.message}`], { cause: error });
  }
}
