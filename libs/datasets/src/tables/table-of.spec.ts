import { parseSweepFile, type TableDataSpec } from '@liesweep/sweep';
import { memoryTable } from '../testing/memory-table.js';
import { tableDigest } from '../table-digest.js';
import { tableOf, type ReadTable } from './table-of.js';

/** Data as a sweep file says them. */
function dataOf(settings: string): TableDataSpec {
  const text = `name: a\nsystem: { oracles: [squared-norm] }\ndata: { kind: table, path: a.parquet, ${settings} }\ngrid: { generators: 1 }`;
  const { data } = parseSweepFile(text);
  if (data.kind !== 'table') throw new TypeError('the data are a table');
  return data;
}

type Columns = Parameters<typeof memoryTable>[0];
type Change = Parameters<typeof memoryTable>[1];

const read = (columns: Columns, settings: string, change?: Change, keepsRows = false): Promise<ReadTable> =>
  tableOf(memoryTable(columns, change), dataOf(settings), { file: 'a.parquet', keepsRows });

async function refusal(columns: Columns, settings: string, change?: Change): Promise<string> {
  try {
    await read(columns, settings, change);
  } catch (error) {
    expect(error).toMatchObject({ name: 'BadInputError' });
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

const ROWS = {
  pt: [10, 20, 30, 40, 50],
  eta: [0, 1, -1, 2, 0.5],
  'phi [rad]': [0, Math.PI / 2, 1, 2, 3],
  m: [1, 2, 3, 4, 5],
};

describe('columns', () => {
  it('are taken by name, position, sum and square, in the order that is asked for', async () => {
    const table = await read(ROWS, 'features: [m, 0, { sum: [pt, eta] }], labels: [{ square: m }]');
    expect(table).toMatchObject({
      rowCount: 5,
      dimension: 3,
      featureNames: ['m', 'column 0', 'pt + eta'],
      labelNames: ['m²'],
    });
    expect([...table.features.subarray(0, 6)]).toEqual([1, 10, 10, 2, 20, 21]);
    expect([...table.labels]).toEqual([1, 4, 9, 16, 25]);
  });

  it('are derived from others, in whichever order they are written', async () => {
    const settings =
      'derive: { E: "sqrt(m2 + p^2)", p: pt*cosh(eta), m2: m^2, px: "pt*cos(`phi [rad]`)", isCentral: abs(eta) < 1 }, features: [E, px], labels: [isCentral]';
    const table = await read(ROWS, settings);
    ROWS.pt.forEach((pt, row) => {
      const [eta = NaN, phi = NaN, m = NaN] = [ROWS.eta[row], ROWS['phi [rad]'][row], ROWS.m[row]];
      expect(table.features[2 * row]).toBe(Math.sqrt(m ** 2 + (pt * Math.cosh(eta)) ** 2));
      expect(table.features[2 * row + 1]).toBe(pt * Math.cos(phi));
      expect(table.labels[row]).toBe(Math.abs(eta) < 1 ? 1 : 0);
    });
  });

  it('of a pattern are all that match and that nothing else names, those of the file first', async () => {
    const columns = { px1: [1, 2, 3], px2: [4, 5, 7], name: ['a', 'b', 'c'], py1: [1, 0, 1], 'px*y': [0, 1, 1] };
    const { table } = await read(columns, 'derive: { px3: px1 + px2 }, features: ["px*"], labels: [px2]');
    expect(table.features).toEqual(['px1', 'px*y', 'px3']);
    expect((await read(columns, 'features: ["*"], labels: [px2, "py*"]')).table).toMatchObject({
      ...{ features: ['px1', 'px*y'], labels: ['px2', 'py1'] },
    });
    expect((await read(columns, 'features: ["px*y", py1]')).table.features).toEqual(['px*y', 'py1']);
  });

  it('without names go by their positions, in expressions too', async () => {
    const table = await read({ 0: [1, 2, 3], 1: [4, 5, 7] }, 'derive: { sum: "`0` + `1`" }, features: ["*"]');
    expect(table.featureNames).toEqual(['0', '1', 'sum']);
    expect([...table.features]).toEqual([1, 4, 5, 2, 5, 7, 3, 7, 10]);
  });

  it('of complex features are real parts, then imaginary ones, and those of vectors one vector after another', async () => {
    const columns = { a: [1, 2], b: [3, 4], c: [5, 6], d: [7, 9] };
    const complex = await tableOf(
      memoryTable(columns),
      {
        ...dataOf('features: [a]'),
        features: [],
        complexPairs: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
      { file: 'a' },
    );
    expect(complex).toMatchObject({ dimension: 2, featureNames: ['a', 'c', 'b', 'd'] });
    const vectors = await tableOf(
      memoryTable(columns),
      {
        ...dataOf('features: [a]'),
        features: [],
        vectors: [
          ['d', 'b'],
          ['c', 'a'],
        ],
      },
      { file: 'a' },
    );
    expect(vectors).toMatchObject({ dimension: 4, featureNames: ['d', 'b', 'c', 'a'] });
  });
});

describe('rows', () => {
  it('are those that where takes, counted', async () => {
    const table = await read(ROWS, 'where: pt > 15 and not eta > 1, features: [pt, eta]', {}, true);
    expect([...table.features]).toEqual([20, 1, 30, -1, 50, 0.5]);
    expect(table.table.found.rows).toEqual({ read: 5, kept: 3, left: 2, missing: 0 });
    expect([...(table.keptRows ?? [])]).toEqual([1, 2, 4]);
  });

  it('that lack something are refused by name, or dropped and counted', async () => {
    const columns = { x: [1, null, 3, 4, 5], y: [1, 2, null, 5, 7], z: [null, null, null, null, null] };
    expect(await refusal(columns, 'features: [x, y]')).toBe(
      'a.parquet: row 1, column x: missing value; missing: drop leaves such rows out\n' +
        'a.parquet: row 2, column y: missing value; missing: drop leaves such rows out',
    );
    const table = await read(columns, 'missing: drop, features: [x, y]', { types: { z: 'number' } }, true);
    expect([...table.features]).toEqual([1, 1, 4, 5, 5, 7]);
    expect(table.table.found.rows).toEqual({ read: 5, kept: 3, left: 0, missing: 2 });
  });

  it('that where leaves out may lack anything, and where decides as far as it can', async () => {
    const columns = { n: [1, 2, 2, null, 1], x: [null, 5, 6, 7, null], y: [1, 2, 3, 0, 4] };
    const table = await read(columns, 'where: n > 1 and y > 0, features: [x, y]');
    expect([...table.features]).toEqual([5, 2, 6, 3]);
    expect(table.table.found.rows).toEqual({ read: 5, kept: 2, left: 3, missing: 0 });
    expect(await refusal(columns, 'where: n > 1, features: [x, y]')).toContain('row 3, column n: missing value');
    const dropped = await read(columns, 'where: n > 1, missing: drop, features: [x, y]');
    expect(dropped.table.found.rows).toEqual({ read: 5, kept: 2, left: 2, missing: 1 });
  });

  it.each([
    ['where: pt > 100, features: [pt]', 'a.parquet: where: pt > 100 takes none of 5 rows'],
    ['where: eta, features: [pt]', 'where eta: expected a condition, which is 1 or 0, got -1 (eta = -1)'],
  ])('of %s: %s', async (settings, message) => {
    expect(await refusal(ROWS, settings)).toContain(message);
  });

  it('are one table whatever their blocks, and the same numbers are the same whatever they come from', async () => {
    const digests = await Promise.all(
      [1, 2, 5, 100].map(async (rowsAtOnce) =>
        tableDigest(await read(ROWS, 'where: pt > 10, features: [pt, eta]', { rowsAtOnce })),
      ),
    );
    const growing = await read(ROWS, 'where: not pt == 10, features: [pt, eta]', { isCounted: false });
    expect(new Set([...digests, tableDigest(growing)]).size).toBe(1);
  });

  it('of which there are more than one chunk are all there', async () => {
    const x = Array.from({ length: 300_000 }, (_, row) => Math.sin(row));
    const table = await read({ x }, 'features: [x]', { rowsAtOnce: 50_000, isCounted: false });
    expect(table.features).toEqual(Float64Array.from(x));
  });
});

describe('labels that are texts', () => {
  const columns = { x: [1, 2, 3, 4], kind: ['b', 'a', 'b', 'ä'] };

  it('are classes from 0 in the order of the texts, and the map is told', async () => {
    const table = await read(columns, 'features: [x], labels: [kind]');
    expect([...table.labels]).toEqual([1, 0, 1, 2]);
    expect(table.table.found.classes).toEqual([{ column: 'kind', texts: ['a', 'b', 'ä'] }]);
  });

  it('are those of the rows that are taken', async () => {
    const table = await read({ ...columns, y: [1, 2, 3, 4] }, 'where: not x == 2, features: [x, y], labels: [kind, x]');
    expect([...table.labels]).toEqual([0, 1, 0, 3, 1, 4]);
  });

  it.each([
    [
      { x: [1, 2, 3], kind: ['1', '2', '1'] },
      'row 0, column kind: expected classes or numbers, got numbers that are saved as texts, such as "1"',
    ],
    [
      { x: [1, 2, 3], kind: ['1', 'oops', '2'] },
      'row 1, column kind: expected a number, as "1" in another row, got "oops"',
    ],
    [{ x: [1, 2, 3], kind: ['a', null, 'b'] }, 'row 1, column kind: missing value'],
  ])('of %j: %s', async (given, message) => {
    expect(await refusal(given, 'features: [x], labels: [kind]', { types: { kind: 'text' } })).toContain(message);
  });

  it('of too many different texts are refused before the end', async () => {
    const length = 5000;
    const many = {
      x: Array.from({ length }, (_, row) => row),
      id: Array.from({ length }, (_, row) => `id${String(row)}`),
    };
    expect(await refusal(many, 'features: [x], labels: [id]')).toContain(
      'row 1000, column id: expected classes or numbers, got more than 1000 different texts, such as "id1000"',
    );
  });
});

describe('refused by what and where', () => {
  it.each([
    ['features: [pt, zz]', 'no column zz. Its columns are pt, eta, phi [rad], m'],
    ['features: [pt, etta]', 'no column etta; did you mean eta?'],
    ['features: [9]', 'no column 9: its columns are 0 to 3'],
    ['features: ["q*"]', 'no column of numbers matches q*'],
    [
      'derive: { E: pt + mm }, features: [E]',
      'derive E: unknown name mm; expected one of pt, eta, `phi [rad]`, m, E, pi; did you mean m?, at character 6',
    ],
    [
      'derive: { m: pt + 1 }, features: [m]',
      'derive m: the file has a column of this name; give the derived one another',
    ],
    ['where: etaa > 1, features: [m]', 'where: unknown name etaa'],
    [
      'derive: { l: log(eta) }, features: [pt, l]',
      'a.parquet: row 0: derived column l = log(eta) is -Infinity (eta = 0)',
    ],
    ['derive: { l: log(eta) }, features: [pt, l]', 'a.parquet: row 2: derived column l = log(eta) is NaN (eta = -1)'],
    ['derive: { l: log(eta), k: l + pt }, features: [k]', 'row 2: derived column l = log(eta) is NaN'],
    ['derive: { k: exp(99*pt) }, features: [k]', 'row 0: derived column k = exp(99*pt) is Infinity (pt = 10)'],
    ['where: log(eta) > 0, features: [m]', 'row 2: where log(eta) > 0: is neither true nor false (eta = -1)'],
  ])('%s: %s', async (settings, message) => {
    expect(await refusal(ROWS, settings)).toContain(message);
  });

  it('names where the file has none, and a name whose unit was left out', async () => {
    expect(await refusal({ 'x [m]': [1, 2], y: [2, 3] }, 'features: [x, y]')).toContain(
      'no column x; did you mean x [m]?',
    );
    const open = memoryTable({ a: [1, 2], b: [3, 5] });
    const columns = open.description.columns.map((column) => ({ ...column, name: '' }));
    const unnamed = { ...open, description: { ...open.description, columns } };
    await expect(tableOf(unnamed, dataOf('features: [x, "0"]'), { file: 'f' })).rejects.toThrow(
      /^f: the file has no names of columns; give positions, from 0 to 1$/,
    );
  });

  it('a name that two columns have', async () => {
    const open = memoryTable({ a: [1, 2], b: [3, 5], c: [2, 7] });
    const columns = open.description.columns.map((column, at) => (at === 2 ? { ...column, name: 'a' } : column));
    const twice = { ...open, description: { ...open.description, columns } };
    const reading = (settings: string): Promise<ReadTable> => tableOf(twice, dataOf(settings), { file: 'f' });
    await expect(reading('features: [a]')).rejects.toThrow('two columns are called a; give the position');
    await expect(reading('derive: { s: a + b }, features: [s]')).rejects.toThrow('derive s: two columns are called a');
    expect((await reading('features: ["*"]')).table.features).toEqual([0, 'b', 2]);
  });

  it('texts and what is neither, where numbers are asked for', async () => {
    const columns = { x: [1, 2], t: ['a', 'b'], d: [1, 2] };
    expect(await refusal(columns, 'features: [x, t]')).toContain(
      'column t holds texts, which only labels may: as classes',
    );
    expect(await refusal(columns, 'derive: { s: t + 1 }, features: [x, s]')).toContain('column t holds texts');
    expect(await refusal(columns, 'features: [x, t], labels: [t]')).toContain('column t holds texts');
    expect(await refusal(columns, 'derive: { s: t + x }, features: [s], labels: [t]')).toContain(
      'column t holds texts',
    );
    expect(await refusal(columns, 'features: [d]', { types: { d: 'other' } })).toContain(
      'column d holds neither numbers nor texts',
    );
  });

  it('cells of a text that are no numbers, whatever is dropped', async () => {
    const columns = { x: [1, 'oops', null, 4, Infinity], y: [1, 2, 3, 4, 5] };
    const change: Change = { types: { x: 'number' }, format: 'csv', dialect: {} as never };
    expect(await refusal(columns, 'features: [x, y]', change)).toBe(
      'a.parquet: row 1, column x: expected a number, got "oops"\n' +
        'a.parquet: row 2, column x: missing value; missing: drop leaves such rows out\n' +
        'a.parquet: row 4, column x: expected a finite number, got Infinity',
    );
    const dropped = await refusal(columns, 'missing: drop, features: [x, y]', change);
    expect(dropped).toBe('a.parquet: row 1, column x: expected a number, got "oops"');
    const infinite = { x: [1, null, 3, 4, Infinity], y: columns.y };
    expect(await refusal(infinite, 'missing: drop, features: [x, y]')).toBe(
      'a.parquet: row 4, column x: expected a finite number, got Infinity',
    );
  });

  it('of many problems the first, without reading on', async () => {
    const open = memoryTable({ x: Array.from({ length: 3000 }, () => null) }, { types: { x: 'number' } });
    let blocks = 0;
    const counted = {
      ...open,
      blocks: async function* (wanted: Parameters<typeof open.blocks>[0]) {
        for await (const block of open.blocks(wanted)) {
          blocks += 1;
          yield block;
        }
      },
    };
    const reading = tableOf(counted, dataOf('features: [x]'), { file: 'a' });
    await expect(reading).rejects.toThrow('a: and more problems');
    expect(blocks).toBe(2);
  });

  it('a square that is beyond float64', async () => {
    expect(await refusal({ x: [1, 1e200], y: [1, 2] }, 'features: [y, { square: x }]')).toContain(
      'row 1: x² is Infinity',
    );
  });
});

describe('a value that stands for what is missing', () => {
  const x = Array.from({ length: 200 }, (_, row) => Math.sin(row * row));
  const phi = x.map((each) => 3 * each);

  it('far outside all others is refused by the column it is in, though only what is derived from it is asked for', async () => {
    const pt = x.map((each, row) => (row % 50 === 7 ? -999 : 20 + each));
    expect(await refusal({ pt, phi }, 'derive: { px: pt*cos(phi) }, features: [px, phi]')).toContain(
      'a.parquet: column pt has -999 in 4 rows, far outside its other values (19.',
    );
    expect(await refusal({ pt, phi }, 'features: [pt, phi]')).toContain(
      'it looks like a marker of missing values; leave those rows out with missingValues: [-999] and missing: drop, or by where',
    );
    const { found } = (await read({ pt, phi }, 'where: pt != -999, features: [pt, phi]')).table;
    expect([found.rows.left, found.warnings]).toEqual([4, []]);
  });

  it('that merely repeats at an end is a warning', async () => {
    const pt = x.map((each, row) => (row % 8 === 7 ? -1.5 : each));
    const { found } = (await read({ pt, phi }, 'features: [pt, phi]')).table;
    expect(found.warnings).toEqual([
      expect.stringContaining('Column pt has -1.5, its smallest value, in 25 rows: if it stands for'),
    ]);
    const levels = x.map((_, row) => row % 10);
    expect((await read({ levels, phi }, 'features: [levels, phi]')).table.found.warnings).toEqual([]);
  });
});
