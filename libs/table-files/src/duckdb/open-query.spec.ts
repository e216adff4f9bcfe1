import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { openInProcess, refusal } from '../testing/open-in-process.js';
import { asNumbers, readColumns } from '../testing/read-columns.js';
import { scratchFile } from '../testing/scratch-file.js';
import { databaseOver } from './in-memory-database.js';

const folder = dirname(scratchFile('nothing', ''));

/** A Parquet file of what a query says. */
async function parquet(name: string, query: string, options = ''): Promise<string> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const path = `${folder}/${name}.parquet`;
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  database.closeSync();
  return path;
}

const ROWS = 300_000;

test.each(['snappy', 'zstd', 'gzip', 'uncompressed'])(
  'rows of many groups come in their order: %s',
  async (compression) => {
    const query = `SELECT range AS x, range / 8 AS y, 'k' || range % 3 AS kind FROM range(${String(ROWS)})`;
    const path = await parquet(compression, query, `, COMPRESSION ${compression}, ROW_GROUP_SIZE 10000`);
    const table = await openInProcess(path);
    expect(table.description).toMatchObject({ format: 'parquet', rowCount: ROWS, notes: [] });
    const [x, kind, y] = await readColumns(table, [...asNumbers(0), { position: 2, as: 'text' }, ...asNumbers(1)]);
    expect(x?.every((value, row) => value === row)).toBe(true);
    expect(y?.every((value, row) => value === row / 8)).toBe(true);
    expect(kind?.every((text, row) => text === `k${String(row % 3)}`)).toBe(true);
    expect(await table.cell(123_456, 1)).toEqual({
      place: 'row 123456 (from 0), column y',
      text: '15432.0',
      isMissing: false,
    });
  },
);

test('every kind of number is read, and what is missing is NaN', async () => {
  const types = [
    'TINYINT',
    'UTINYINT',
    'SMALLINT',
    'INTEGER',
    'BIGINT',
    'UBIGINT',
    'FLOAT',
    'DOUBLE',
    'DECIMAL(9, 2)',
    'BOOLEAN',
  ];
  const columns = types.map((type, at) => `CAST(v AS ${type}) AS c${String(at)}`);
  const path = await parquet('types', `SELECT ${columns.join(', ')} FROM (VALUES (1), (NULL), (0)) AS t(v)`);
  const table = await openInProcess(path);
  expect(table.description.columns.map(({ type }) => type)).toEqual(
    types.map((type) => (type === 'BOOLEAN' ? 'boolean' : 'number')),
  );
  const numbers = await readColumns(table, asNumbers(...types.keys()));
  expect(numbers).toEqual(types.map(() => [1, NaN, 0]));
  expect(await table.cell(1, 0)).toEqual({ place: 'row 1 (from 0), column c0', text: null, isMissing: true });
});

test('entries of structs are columns; lists and dates are neither number nor text', async () => {
  const path = await parquet(
    'nested',
    `SELECT {'E': 1.5, 'p': {'x"y': 2}} AS p4, [1, 2] AS list, DATE '2024-01-02' AS day`,
  );
  const table = await openInProcess(path);
  expect(table.description.columns).toEqual([
    { name: 'p4.E', type: 'number' },
    { name: 'p4.p.x"y', type: 'number' },
    { name: 'list', type: 'other' },
    { name: 'day', type: 'other' },
  ]);
  expect(await readColumns(table, asNumbers(0, 1, 2))).toEqual([[1.5], [2], [NaN]]);
  expect(await table.cell(0, 3)).toMatchObject({ text: '2024-01-02', advice: expect.stringMatching(/date/) as string });
});

test('texts are numbers where they are wanted so, and numbers that stand for missing values are NaN', async () => {
  const path = await parquet('texts', `SELECT * FROM (VALUES ('1.5', -999), ('x', 2)) AS t(a, b)`);
  const table = await openInProcess(path, { missingTexts: ['-999'] });
  expect(await readColumns(table, asNumbers(0, 1))).toEqual([
    [1.5, NaN],
    [NaN, 2],
  ]);
  for await (const { hasOdd } of table.blocks(asNumbers(0))) expect(hasOdd).toBe(true);
  for await (const { hasOdd } of table.blocks(asNumbers(1))) expect(hasOdd).toBe(false);
  expect(await table.cell(0, 1)).toMatchObject({ text: '-999', isMissing: true });
});

test('a truncated file is refused', async () => {
  const path = scratchFile('cut.parquet', Buffer.from('PAR1 and no more'));
  expect(await refusal(openInProcess(path))).toMatch(/^it cannot be read: /);
});

const OBJECTS = [
  { x: 0.1, kind: 'a', ok: true },
  { x: -2e-300, kind: 'b', ok: false },
  { x: null, kind: null, ok: null },
];

test.each([
  ['lines', OBJECTS.map((row) => `${JSON.stringify(row)}\n`).join('')],
  ['an array', JSON.stringify(OBJECTS, null, 2)],
  ['lines, by gzip', gzipSync(OBJECTS.map((row) => JSON.stringify(row)).join('\n'))],
])('JSON is read: %s', async (what, text) => {
  const table = await openInProcess(scratchFile(`${what}.json`, text));
  expect(table.description).toMatchObject({ format: 'json', notes: [] });
  expect(table.description.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'x: number',
    'kind: text',
    'ok: boolean',
  ]);
  expect(await readColumns(table, [...asNumbers(0, 2), { position: 1, as: 'text' }])).toEqual([
    [0.1, -2e-300, NaN],
    [1, 0, NaN],
    ['a', 'b', null],
  ]);
});

test.each([
  '{"x": [1, 2], "y": [3, 4]}',
  '{"x": {"0": 1, "1": 2}, "y": {"0": 3, "1": 4}}',
  '{"data": [{"x": 1}, {"x": 2}]}',
])('a table in one object is refused: %s', async (text) => {
  expect(await refusal(openInProcess(scratchFile('one.json', text)))).toMatch(
    /one object with all of them; .*orient="records"/,
  );
});

test('a file whose name looks like a pattern is that file, and no other', async () => {
  await parquet('odd1', 'SELECT 1 AS x');
  const table = await openInProcess(await parquet('odd[1]', 'SELECT 2 AS x'));
  expect(await readColumns(table, asNumbers(0))).toEqual([[2]]);
  expect(await table.cell(0, 0)).toMatchObject({ text: '2' });
});

test('JSON that is damaged is refused', async () => {
  const path = scratchFile('cut.json', '{"x": 1}\n{"x": 2\n');
  expect(await refusal(openInProcess(path).then((table) => readColumns(table, asNumbers(0))))).toMatch(
    /it cannot be read: /,
  );
});

test.each([
  [`SELECT * FROM read_csv('/etc/passwd')`],
  [`SELECT * FROM read_text('/etc/hostname')`],
  [`COPY (SELECT 1) TO '${folder}/written.csv'`],
  ['INSTALL httpfs'],
  ['SET enable_external_access = true'],
  [`SET allowed_paths = ['/etc/passwd']`],
  [`ATTACH '${folder}/other.db'`],
])('the database refuses: %s', async (query) => {
  const database = await databaseOver([scratchFile('allowed.parquet', '')]);
  const connection = await database.connect();
  await expect(connection.run(query)).rejects.toThrow(/Permission Error|Invalid Input Error|Cannot|disabled|locked/i);
});
