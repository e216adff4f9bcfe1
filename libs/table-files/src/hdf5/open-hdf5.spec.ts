import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { OpenTable } from '../open-table.js';
import { refusal } from '../testing/open-in-process.js';
import { asNumbers, readColumns } from '../testing/read-columns.js';
import { scratchFile } from '../testing/scratch-file.js';
import { withTable } from '../with-table.js';

const ROWS = 5000;
const path = `${dirname(scratchFile('nothing', ''))}/events.h5`;

/** Writes the file; jest cannot load the library, which is an ES module with a program in WebAssembly. */
const WRITE = `
  import h5wasm from 'h5wasm/node';
  await h5wasm.ready;
  const [, path] = process.argv;
  const range = (Type, length, of) => Type.from({ length }, (_, at) => of(at));
  const file = new h5wasm.File(path, 'w');
  const events = file.create_group('events');
  events.create_dataset({ name: 'p4', data: range(Float64Array, ${String(3 * ROWS)}, (at) => at / 8), shape: [${String(ROWS)}, 3], chunks: [700, 3], compression: 'gzip' });
  events.create_dataset({ name: 'mass', data: range(Float32Array, ${String(ROWS)}, (row) => row / 4) }).create_attribute('units', 'GeV');
  const columns = file.create_group('columns');
  columns.create_dataset({ name: 'n', data: range(BigInt64Array, ${String(ROWS)}, (row) => BigInt(row)) });
  columns.create_dataset({ name: 'kind', data: range(Array, ${String(ROWS)}, (row) => 'k' + (row % 2)) });
  file.create_dataset({ name: 'cube', data: new Float64Array(8), shape: [2, 2, 2] });
  file.create_dataset({ name: 'short', data: new Float64Array(3) });
  file.close();
`;

beforeAll(() => {
  execFileSync(process.execPath, ['--input-type=module', '-e', WRITE, path], { cwd: __dirname });
});

const open = <Result>(datasets: readonly string[], use: (table: OpenTable) => Promise<Result>) =>
  withTable({ paths: [path], names: ['events.h5'], datasets }, use);
const nothing = () => Promise.resolve();

test('a dataset is read by its path, its columns by their positions', async () => {
  await open(['/events/p4'], async (table) => {
    expect(table.description).toEqual({
      ...{ format: 'hdf5', rowCount: ROWS, notes: [] },
      columns: [0, 1, 2].map(() => ({ name: '', type: 'number' })),
    });
    const [third, first] = await readColumns(table, asNumbers(2, 0));
    expect(third).toEqual(Array.from({ length: ROWS }, (_, row) => (3 * row + 2) / 8));
    expect(first).toEqual(Array.from({ length: ROWS }, (_, row) => (3 * row) / 8));
    expect(await table.cell(4321, 1)).toEqual({
      place: 'row 4321, column 1 (from 0)',
      text: String((3 * 4321 + 1) / 8),
      isMissing: false,
    });
  });
});

test('datasets and groups are put side by side', async () => {
  await open(['events/p4', 'events/mass', 'columns'], async (table) => {
    expect(table.description.columns).toEqual([
      ...[0, 1, 2].map((at) => ({ name: `p4_${String(at)}`, type: 'number' })),
      { name: 'mass', type: 'number', unit: 'GeV' },
      { name: 'kind', type: 'text' },
      { name: 'n', type: 'number' },
    ]);
    const [mass, kind, n] = await readColumns(table, [...asNumbers(3), { position: 4, as: 'text' }, ...asNumbers(5)]);
    expect(mass).toEqual(Array.from({ length: ROWS }, (_, row) => row / 4));
    expect(kind?.slice(0, 3)).toEqual(['k0', 'k1', 'k0']);
    expect(n).toEqual(Array.from({ length: ROWS }, (_, row) => row));
  });
});

test.each([
  [[], /it holds columns\/kind \(5000\), .*cube \(2, 2, 2\), .*; set dataset to one of them, or to a list/],
  [['events/p5'], /it has no dataset events\/p5; it holds .*events\/p4/],
  [['cube'], /cube: expected a dataset \[rows, columns\] or \[rows\], got the shape \(2, 2, 2\)/],
  [['events/mass', 'short'], /events\/mass has 5000 rows and short has 3/],
])('%j is refused', async (datasets, message) => {
  expect(await refusal(open(datasets, nothing))).toMatch(message);
});

test('a truncated file is refused', async () => {
  const cut = scratchFile(
    'cut.h5',
    Buffer.concat([Buffer.from([0x89]), Buffer.from('HDF\r\n\x1a\n'), Buffer.alloc(100)]),
  );
  expect(await refusal(withTable({ paths: [cut], names: ['cut.h5'] }, nothing))).toMatch(/damaged HDF5 file/);
});
