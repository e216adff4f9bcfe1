import type { FileSettings } from '../child/open-file.js';
import type { TableReader } from '../table-reader.js';
import { databaseOver, sqlText } from './in-memory-database.js';
import { openQuery } from './open-query.js';

/**
 * Opens JSON lines, or an array of objects.
 *
 * @throws RefusedFileError when it is damaged, or its rows are no objects
 */
export async function openJson({ path, compression, missing }: FileSettings): Promise<TableReader> {
  const database = await databaseOver(path);
  return openQuery(
    'json',
    database,
    `read_json(${sqlText(path)}, compression = '${compression === 'none' ? 'uncompressed' : compression}')`,
    missing,
  );
}
