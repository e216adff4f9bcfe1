import { shownPath, type TableDataSpec } from '@liesweep/sweep';
import { TableFileError, withTable, type TableSource } from '@liesweep/table-files';
import { dataFileError } from '../data-file-error.js';
import { tableOf, type ReadTable } from './table-of.js';
import { tablePaths } from './table-paths.js';

/**
 * Reads the table of a sweep.
 *
 * @param folder that paths are relative to
 * @param keepsRows whether it is to be told which rows were taken
 * @throws BadInputError that names the file, and the row and column where there is one
 */
export async function readTable(data: TableDataSpec, folder: string, keepsRows: boolean): Promise<ReadTable> {
  const { paths, names } = tablePaths(data.path, folder);
  const { format, dataset, dialect, missingValues = [] } = data;
  const source: TableSource = {
    ...{ paths, names, missingTexts: missingValues.map(String) },
    ...(format === undefined ? {} : { format }),
    ...(dataset === undefined ? {} : { datasets: typeof dataset === 'string' ? [dataset] : dataset }),
    ...(dialect === undefined ? {} : { dialect }),
  };
  const file = names.length === 1 ? (names[0] ?? '') : shownPath(data);
  try {
    return await withTable(source, (open) => tableOf(open, data, { file, keepsRows }));
  } catch (error) {
    if (error instanceof TableFileError) throw dataFileError(error.file, error.sentences, error);
    throw error;
  }
}
