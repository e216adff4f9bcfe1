import { DuckDBInstance } from '@duckdb/node-api';

/** One for all files of a table, whose paths are one list. */
const databases = new WeakMap<readonly string[], Promise<DuckDBInstance>>();

/** A database in memory that can read these files and no others, and whose settings are final. */
export function databaseOver(paths: readonly string[]): Promise<DuckDBInstance> {
  const database = databases.get(paths) ?? create(paths);
  databases.set(paths, database);
  return database;
}

async function create(paths: readonly string[]): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    ...{
      threads: '2',
      memory_limit: '1GB',
      temp_directory: '',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    },
  });
  const connection = await instance.connect();
  const allowed = paths.flatMap((path) => [sqlText(path), sqlPath(path)]);
  await connection.run(`SET allowed_paths = [${allowed.join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  return instance;
}

/** A path where DuckDB takes patterns, as a text in SQL: it may have characters of one. */
export function sqlPath(path: string): string {
  return sqlText(path.replaceAll(/[*?[]/g, '[$&]'));
}

/** A text in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name in SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
