import type { DuckDBInstance, DuckDBResultReader } from '@duckdb/node-api';
import { RefusedFileError } from '../refused-file-error.js';

/** What DuckDB begins its messages with. */
const KIND_OF_ERROR = /^[A-Za-z ]*Error: /;

/**
 * The answer to a query, in a connection of its own: a second query ends the first one of a connection.
 *
 * @throws RefusedFileError with what DuckDB says
 */
export async function askDatabase(database: DuckDBInstance, query: string): Promise<DuckDBResultReader> {
  return refusing(async () => {
    const connection = await database.connect();
    try {
      return await connection.runAndReadAll(query);
    } finally {
      connection.closeSync();
    }
  });
}

/** What DuckDB throws is a sentence. */
export async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).replace(KIND_OF_ERROR, '').split('\n');
    throw new RefusedFileError([`it cannot be read: ${line}`], { cause: error });
  }
}
