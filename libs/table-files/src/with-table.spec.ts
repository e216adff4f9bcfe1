import { existsSync, readFileSync } from 'node:fs';
import { npyFile } from '@liesweep/storage/testing';
import { asNumbers, readColumns } from './testing/read-columns.js';
import { scratchFile } from './testing/scratch-file.js';
import { withTable } from './with-table.js';
import type { OpenTable } from './open-table.js';

const ROWS = 200_000;
const open = <Result>(path: string, use: (table: OpenTable) => Promise<Result>) =>
  withTable({ paths: [path], names: [path.split('/').at(-1) ?? ''] }, use);

function longText(): string {
  return scratchFile(
    'long.csv',
    `x,kind,y\n${Array.from({ length: ROWS }, (_, row) => `${String(row)},k${String(row % 3)},${String(row / 8)}\n`).join('')}`,
  );
}

test('the rows of a text come in their order, numbers and texts', async () => {
  const columns = await open(longText(), (table) =>
    readColumns(table, [
      { position: 2, as: 'number' },
      { position: 1, as: 'text' },
    ]),
  );
  expect(columns[0]).toEqual(Array.from({ length: ROWS }, (_, row) => row / 8));
  expect(columns[1]?.slice(0, 4)).toEqual(['k0', 'k1', 'k2', 'k0']);
});

test('cells are looked at while rows are read, several at once, and afterwards', async () => {
  await open(longText(), async (table) => {
    let seen = 0;
    for await (const { firstRow, rowCount } of table.blocks(asNumbers(0))) {
      const cells = await Promise.all([table.cell(firstRow, 0), table.cell(firstRow + rowCount - 1, 2)]);
      expect(cells.map(({ text }) => Number(text))).toEqual([firstRow, (firstRow + rowCount - 1) / 8]);
      expect(cells[0].place).toBe(`row ${String(firstRow + 2)}, column x`);
      seen += rowCount;
      if (seen > ROWS / 2) break;
    }
    expect(await table.cell(ROWS - 1, 1)).toMatchObject({ text: `k${String((ROWS - 1) % 3)}`, isMissing: false });
    expect((await readColumns(table, asNumbers(0)))[0]).toHaveLength(ROWS);
  });
});

test('several files are one table, and cells say in which one they are', async () => {
  const paths = ['1,2\n3,4\n', '5,6\n', '7,oops\n'].map((rows, at) =>
    scratchFile(`part${String(at)}.csv`, `x,y\n${rows}`),
  );
  await withTable({ paths, names: ['a', 'b', 'c'] }, async (table) => {
    expect((await readColumns(table, asNumbers(0, 1))).map(String)).toEqual(['1,3,5,7', '2,4,6,NaN']);
    expect(await table.cell(3, 1)).toEqual({ place: 'c, row 2, column y', text: 'oops', isMissing: false });
  });
});

test('what is detected of the first text is true of the others', async () => {
  const paths = ['x;y\n1,5;2\n', 'x;y\n3;4\n'].map((text, at) => scratchFile(`comma${String(at)}.csv`, text));
  await withTable({ paths, names: ['a', 'b'] }, async (table) => {
    expect(table.description.notes).toEqual(['read as `;`-separated with decimal comma']);
    expect(await readColumns(table, asNumbers(0, 1))).toEqual([
      [1.5, 3],
      [2, 4],
    ]);
  });
});

test.each([
  ['in another order', 'y,x\n1,2\n', 'b: expected column 0 to be called "x" as in a, got "y"'],
  ['of another number', 'x\n1\n', 'b: expected 2 columns as in a, got 1'],
])('files with columns %s are refused', async (_, text, message) => {
  const paths = [scratchFile('first.csv', 'x,y\n1,2\n'), scratchFile('second.csv', text)];
  const opened = withTable({ paths, names: ['a', 'b'] }, () => Promise.resolve());
  await expect(opened.catch((error: unknown) => Promise.reject(new Error(refusal(error))))).rejects.toThrow(message);
});

function refusal(error: unknown): string {
  const { file, sentences } = error as { readonly file: string; readonly sentences: readonly string[] };
  return `${file}: ${sentences.join('\n')}`;
}

test('what use throws comes out, and the process is gone', async () => {
  await expect(open(longText(), () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
});

test('an abort ends the process and every wait', async () => {
  const abort = new AbortController();
  const reading = withTable(
    { paths: [longText()], names: ['long.csv'] },
    async (table) => {
      for await (const block of table.blocks(asNumbers(0))) {
        abort.abort();
        expect(block.rowCount).toBeGreaterThan(0);
      }
    },
    { signal: abort.signal },
  );
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }) as Error);
});

test('a file that is not there is refused before anything is started', async () => {
  const missing = '/no/such/file.csv';
  expect(existsSync(missing)).toBe(false);
  await expect(open(missing, () => Promise.resolve())).rejects.toThrow('it cannot be read: there is no such file');
  await expect(withTable({ paths: ['/dev/zero'], names: ['z'] }, () => Promise.resolve())).rejects.toThrow(
    'it is a device, not a file',
  );
  await expect(withTable({ paths: ['/x'], names: ['s3://bucket/a.parquet'] }, () => Promise.resolve())).rejects.toThrow(
    'copy it to this machine first',
  );
});

test('an array is read in either order of its indices', async () => {
  const c = scratchFile('c.npy', npyFile('<f8', [3, 2], Float64Array.of(1, 2, 3, 4, 5, 6)));
  const fortran = scratchFile(
    'f.npy',
    npyFile('>i2', [3, 2], Uint8Array.of(0, 1, 0, 3, 0, 5, 0, 2, 0, 4, 0, 6), { isFortran: true }),
  );
  for (const path of [c, fortran]) {
    expect(readFileSync(path).length).toBeGreaterThan(64);
    expect(await open(path, (table) => readColumns(table, asNumbers(1, 0)))).toEqual([
      [2, 4, 6],
      [1, 3, 5],
    ]);
  }
});
