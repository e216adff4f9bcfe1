import { npyFile } from '@liesweep/storage/testing';
import { openInProcess, refusal } from '../testing/open-in-process.js';
import { asNumbers, readColumns } from '../testing/read-columns.js';
import { scratchFile } from '../testing/scratch-file.js';
import { zipFile } from '../testing/zip-file.js';

const ROWS = 70_000;
const RANGE = Float64Array.from({ length: 3 * ROWS }, (_, at) => at / 4);
/** RANGE as [rows, 3], its columns one after another. */
const BY_COLUMN = Float64Array.from({ length: 3 * ROWS }, (_, at) => ((at % ROWS) * 3 + Math.floor(at / ROWS)) / 4);

let count = 0;
const open = (content: Uint8Array, settings = {}) =>
  openInProcess(scratchFile(`array${String(count++)}`, content), settings);

/** A file of records whose description is this text. */
function records(description: string, rows: number, numbers: Buffer): Buffer {
  const header = `{'descr': ${description}, 'fortran_order': False, 'shape': (${String(rows)},), }`;
  return Buffer.concat([
    Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, header.length >> 8]),
    Buffer.from(header),
    numbers,
  ]);
}

test.each([
  ['C', npyFile('<f8', [ROWS, 3], RANGE)],
  ['Fortran', npyFile('<f8', [ROWS, 3], BY_COLUMN, { isFortran: true })],
  ['another alignment', npyFile('<f8', [ROWS, 3], RANGE, { version: 2 })],
])('an array is read in blocks in the order of %s', async (_, content) => {
  const table = await open(content);
  expect(table.description).toEqual({
    ...{ format: 'npy', rowCount: ROWS, notes: [] },
    columns: [0, 1, 2].map(() => ({ name: '', type: 'number' })),
  });
  const columns = await readColumns(table, asNumbers(2, 0));
  expect(columns).toEqual([2, 0].map((at) => Array.from({ length: ROWS }, (_row, row) => (3 * row + at) / 4)));
  expect(await table.cell(ROWS - 1, 1)).toEqual({
    ...{ place: `row ${String(ROWS - 1)}, column 1 (from 0)`, isMissing: false },
    text: String((3 * ROWS - 2) / 4),
  });
});

test('complex numbers are two columns each', async () => {
  const table = await open(npyFile('<c16', [2, 2], Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
  expect(table.description.columns.map(({ name }) => name)).toEqual(['0_re', '0_im', '1_re', '1_im']);
  expect(await readColumns(table, asNumbers(0, 1, 2, 3))).toEqual([
    [1, 5],
    [2, 6],
    [3, 7],
    [4, 8],
  ]);
});

test('fields are columns, also nested ones, arrays and such that are not aligned', async () => {
  const row = (x: number, n: number, p: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(19);
    bytes.writeDoubleBE(x, 0);
    bytes.writeInt8(n, 8);
    p.forEach((value, at) => bytes.writeFloatLE(value, 11 + 4 * at));
    return bytes;
  };
  const description = `[('x', '>f8'), ('in', [('n', '|i1'), ('', '|V2')]), ('p', '<f4', (2,))]`;
  const table = await open(records(description, 2, Buffer.concat([row(1.5, -2, [3, 4]), row(0.1, 5, [6, 7])])));
  expect(table.description.columns.map(({ name }) => name)).toEqual(['x', 'in.n', 'p_0', 'p_1']);
  expect(await readColumns(table, asNumbers(0, 1, 2, 3))).toEqual([
    [1.5, 0.1],
    [-2, 5],
    [3, 6],
    [4, 7],
  ]);
  expect(await table.cell(1, 1)).toEqual({ place: 'row 1 (from 0), column in.n', text: '5', isMissing: false });
});

test('booleans are 0 and 1; NaN and values that stand for missing ones are NaN', async () => {
  const booleans = await open(npyFile('|b1', [2], Uint8Array.of(1, 0)));
  expect(booleans.description.columns).toEqual([{ name: '', type: 'boolean' }]);
  const table = await open(npyFile('<f8', [3], Float64Array.of(-999, NaN, 1)), { missingTexts: ['-999'] });
  expect(await readColumns(table, [...asNumbers(0), { position: 0, as: 'text' }])).toEqual([
    [NaN, NaN, 1],
    [null, null, '1'],
  ]);
  expect(await table.cell(0, 0)).toMatchObject({ text: '-999', isMissing: true });
  expect(await table.cell(1, 0)).toMatchObject({ text: 'NaN', isMissing: true });
});

test.each([
  [
    'three indices',
    npyFile('<f8', [2, 2, 2], new Float64Array(8)),
    /got the shape \(2, 2, 2\); save it with .*reshape/,
  ],
  ['no index', npyFile('<f8', [], new Float64Array(1)), /got the shape \(\)/],
  ['long doubles', npyFile('<f16', [1], new Uint8Array(16)), /astype\("<f8"\)/],
  ['objects', npyFile('|O', [1], Buffer.from('\x80\x04')), /tolist\(\)/],
  [
    'two arrays in one file',
    Buffer.concat([npyFile('<f8', [1], new Float64Array(1)), npyFile('<f8', [1], new Float64Array(1))]),
    /longer than its shape says/,
  ],
  ['half a file', npyFile('<f8', [9], new Float64Array(9)).subarray(0, -8), /it is truncated/],
])('refused: %s', async (_, content, message) => {
  expect(await refusal(open(content))).toMatch(message);
});

const MEMBERS = {
  'X.npy': npyFile('<f8', [ROWS, 3], RANGE),
  'F.npy': npyFile('<f8', [ROWS, 3], BY_COLUMN, { isFortran: true }),
  'y.npy': npyFile(
    '<i4',
    [ROWS],
    Int32Array.from({ length: ROWS }, (_, row) => row),
  ),
};

describe.each([
  ['stored', false],
  ['deflated', true],
])('the members of an .npz file, %s,', (_, isDeflated) => {
  test('are put side by side', async () => {
    const table = await open(zipFile(MEMBERS, isDeflated), { datasets: ['y', 'X', 'F'] });
    expect(table.description.format).toBe('npz');
    expect(table.description.columns.map(({ name }) => name)).toEqual(['y', 'X_0', 'X_1', 'X_2', 'F_0', 'F_1', 'F_2']);
    const [y, x, f] = await readColumns(table, asNumbers(0, 3, 6));
    expect(y).toEqual(Array.from({ length: ROWS }, (_row, row) => row));
    expect(x).toEqual(Array.from({ length: ROWS }, (_row, row) => (3 * row + 2) / 4));
    expect(f).toEqual(x);
    expect(await table.cell(7, 1)).toMatchObject({ place: 'row 7 (from 0), column X_0', text: '5.25' });
  });

  test('are one where there is one, and asked for where there are several', async () => {
    const { 'X.npy': only, ...others } = MEMBERS;
    const table = await open(zipFile({ 'arr_0.npy': only }, isDeflated));
    expect(table.description.columns.map(({ name }) => name)).toEqual(['', '', '']);
    expect(await refusal(open(zipFile(others, isDeflated)))).toMatch(/^it holds F, y; set dataset to one of them/);
    expect(await refusal(open(zipFile(others, isDeflated), { datasets: ['Z'] }))).toBe(
      'it has no dataset Z; it holds F, y',
    );
  });
});
