import { shownPath, type TableDataSpec } from '@liesweep/sweep';
import { expandPaths, TableFileError, withTable, type TableSource } from '@liesweep/table-files';
import { dataFileError } from '../data-file-error.js';
import { tableOf, type ReadTable } from './table-of.js';
import { UnreadableFileError } from '../input-file.js';
import { withDataFile } from '../with-data-file.js';

/**
 * Reads the table of a sweep.
 *
 * @param folder that paths are relative to
 * @param keepsRows whether it is to be told which rows were taken
 * @throws BadInputError that names the file, and the row and column where there is one
 */
export async function readTable(data: TableDataSpec, folder: string, keepsRows: boolean): Promise<ReadTable> {
  const { path, format, dataset, dialect, missingValues = [] } = data;
  return await naming(async () => {
    const { paths, names } = foundPaths(typeof path === 'string' ? [path] : path, folder);
    // A file that is gone is told from one that is damaged: a run goes on without it.
    for (const name of names) withDataFile(name, folder, () => undefined);
    const source: TableSource = {
      ...{ paths, names, missingTexts: missingValues.map(String) },
      ...(format === undefined ? {} : { format }),
      ...(dataset === undefined ? {} : { datasets: typeof dataset === 'string' ? [dataset] : dataset }),
      ...(dialect === undefined ? {} : { dialect }),
    };
    const file = names.length === 1 ? (names[0] ?? '') : shownPath(data);
    return await withTable(source, (open) => tableOf(open, data, { file, keepsRows }));
  });
}

/** A pattern without files is as good as a file that is gone. */
function foundPaths(given: readonly string[], folder: string): ReturnType<typeof expandPaths> {
  try {
    return expandPaths(given, folder);
  } catch (error) {
    if (!(error instanceof TableFileError)) throw error;
    throw dataFileError(error.file, error.sentences, {
      cause: new UnreadableFileError(error.message, { cause: error }),
    });
  }
}

async function naming<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TableFileError) throw dataFileError(error.file, error.sentences, { cause: error });
    throw error;
  }
}
