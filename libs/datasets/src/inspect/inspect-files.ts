import { expandPaths, TableFileError, withTable, type TableFormat } from '@liesweep/table-files';
import { dataFileError } from '../data-file-error.js';
import { withDataFile } from '../with-data-file.js';
import { inspectTable } from './inspect-table.js';
import type { Inspection } from './inspection.js';

/** What is said of files beside their names. */
export interface TableSettings {
  readonly format?: TableFormat;
  /** Of HDF5 and npz; several are put side by side. */
  readonly datasets?: readonly string[];
}

/**
 * Reads files once through, one table one after another, and says what is in them.
 *
 * @param files relative to `folder`; patterns such as `runs/*.parquet` stand for all files that they match
 * @throws BadInputError when they cannot be read as a table
 */
export async function inspectFiles(
  files: readonly string[],
  folder: string,
  settings: TableSettings = {},
): Promise<Inspection> {
  try {
    const source = expandPaths(files, folder);
    for (const name of source.names) withDataFile(name, folder, () => undefined);
    return await withTable({ ...source, ...settings }, inspectTable);
  } catch (error) {
    if (!(error instanceof TableFileError)) throw error;
    throw dataFileError(error.file, error.sentences, { cause: error });
  }
}
