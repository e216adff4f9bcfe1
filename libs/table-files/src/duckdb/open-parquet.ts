import type { FileSettings } from '../child/open-file.js';
import type { TableReader } from '../table-reader.js';
import { openQuery } from './open-query.js';
import { databaseOver, sqlPath } from './in-memory-database.js';

/**
 * Opens a Parquet file.
 *
 * @throws RefusedFileError when it is damaged
 */
export async function openParquet({ path, paths, missing }: FileSettings): Promise<TableReader> {
  const database = await databaseOver(paths);
  return openQuery('parquet', database, `read_parquet(${sqlPath(path)})`, missing);
}
