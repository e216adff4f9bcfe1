import { DuckDBTypeId } from '@duckdb/node-api';
import type { FileSettings } from '../child/open-file.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableReader } from '../table-reader.js';
import { askDatabase } from './ask-database.js';
import { databaseOver, sqlPath } from './in-memory-database.js';
import { openQuery } from './open-query.js';

/** Of these a table in one object is made, such as `{ "x": [1, 2], "y": [3, 4] }`. */
const NESTED: ReadonlySet<DuckDBTypeId> = new Set([
  ...[DuckDBTypeId.STRUCT, DuckDBTypeId.MAP, DuckDBTypeId.LIST, DuckDBTypeId.ARRAY],
]);

/**
 * Opens JSON lines, or an array of objects.
 *
 * @throws RefusedFileError when it is damaged, or its rows are no objects
 */
export async function openJson({ path, paths, compression, missing }: FileSettings): Promise<TableReader> {
  const database = await databaseOver(paths);
  const from = `read_json(${sqlPath(path)}, compression = '${compression === 'none' ? 'uncompressed' : compression}')`;
  const beginning = await askDatabase(database, `SELECT * FROM ${from} LIMIT 2`);
  if (beginning.currentRowCount === 1 && beginning.columnTypes().every(({ typeId }) => NESTED.has(typeId))) {
    throw new RefusedFileError([
      'expected one JSON object a row, got one object with all of them; write it with pandas to_json(path, orient="records", lines=True)',
    ]);
  }
  return openQuery('json', database, from, missing);
}
