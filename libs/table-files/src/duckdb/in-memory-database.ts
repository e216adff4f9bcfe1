import { DuckDBInstance } from '@duckdb/node-api';

/** A database in memory that can read one file, and whose settings are final. */
export async function databaseOver(path: string): Promise<DuckDBInstance> {
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
  await connection.run(`SET allowed_paths = [${sqlText(path)}, ${sqlPath(path)}]`);
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
