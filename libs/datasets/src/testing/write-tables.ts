import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { npyFile } from '@liesweep/storage/testing';

/** Columns by their names, all of one length. */
export type NumberColumns = Readonly<Record<string, readonly number[]>>;

/** What only other programs write: run by itself, for these are modules that a spec cannot load. */
const WRITE = `
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import h5wasm from 'h5wasm/node';
const [, folder, text] = process.argv;
const columns = JSON.parse(text);
const names = Object.keys(columns);
const rows = columns[names[0]].length;
const flat = Float64Array.from({ length: rows * names.length }, (_, at) => columns[names[at % names.length]][Math.floor(at / names.length)]);
const connection = await (await DuckDBInstance.create()).connect();
await connection.run("copy (select * from read_json('" + folder + "/x.jsonl')) to '" + folder + "/x.parquet' (format parquet, compression zstd)");
const vectors = names.map((name) => [name, Float64Array.from(columns[name])]);
writeFileSync(folder + '/x.arrow', tableToIPC(tableFromArrays(Object.fromEntries(vectors)), 'file'));
await h5wasm.ready;
const file = new h5wasm.File(folder + '/x.h5', 'w');
file.create_group('events');
file.create_dataset({ name: 'events/all', data: flat, shape: [rows, names.length] });
file.close();
process.exit(0);
`;

/** Writes the same numbers in every format that is read, as `x.` and the end of its name, and some texts in other dialects. */
export function writeTables(folder: string, columns: NumberColumns): void {
  const names = Object.keys(columns);
  const rows = Array.from({ length: columns[names[0] ?? '']?.length ?? 0 }, (_, row) =>
    names.map((name) => columns[name]?.[row] ?? Number.NaN),
  );
  const lines = (separator: string, shown: (value: number) => string = String): string =>
    [names.join(separator), ...rows.map((row) => row.map(shown).join(separator)), ''].join('\n');
  const write = (name: string, content: string | Uint8Array): void => {
    writeFileSync(join(folder, name), content);
  };
  write('x.csv', lines(','));
  write('x.csv.gz', gzipSync(lines(',')));
  write('x.tsv', lines('\t'));
  write('x.txt', lines('  '));
  write(
    'comma.csv',
    lines(';', (value) => String(value).replace('.', ',')),
  );
  write(
    'fortran.csv',
    lines(',', (value) => value.toExponential().replace('e', 'D')),
  );
  write('utf16.csv', Buffer.from(`\uFEFF${lines(',')}`, 'utf16le'));
  write('titled.csv', `# exported\nMy run\n\n${lines(',')}`);
  write('units.csv', lines(',').replace('\n', `\n${names.map(() => 'GeV').join()}\n`));
  write(
    'x.jsonl',
    rows.map((row) => `${JSON.stringify(Object.fromEntries(row.map((value, at) => [names[at], value])))}\n`).join(''),
  );
  write('x.npy', npyFile('<f8', [rows.length, names.length], Float64Array.from(rows.flat())));
  execFileSync(process.execPath, ['--input-type=module', '-e', WRITE, folder, JSON.stringify(columns)], {
    cwd: __dirname,
    stdio: 'pipe',
  });
}
