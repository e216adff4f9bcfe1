import { normalStream, uniformStream } from '@liesweep/sweep';
import { checkTable } from './check-table.js';
import type { Table } from './table.js';

const table = (rows: readonly (readonly number[])[], change: Partial<Table> = {}): Table => ({
  ...{ file: 'x.csv', rowCount: rows.length, dimension: rows[0]?.length ?? 0 },
  ...{ features: Float64Array.from(rows.flat()), featureNames: ['a', 'b', 'c'].slice(0, rows[0]?.length) },
  ...{ labels: new Float64Array(), labelNames: [] },
  ...change,
});
const INDEPENDENT = [
  [1, 2, 4],
  [2, 1, 0],
  [3, 5, 1],
  [0, 1, 7],
];

test('independent features are accepted, with as few rows as there may be', () => {
  expect(() => {
    checkTable(table(INDEPENDENT));
  }).not.toThrow();
  expect(() => {
    checkTable(table(INDEPENDENT.slice(0, 2)));
  }).not.toThrow();
});

test.each<readonly [string, Table, RegExp]>([
  ['one row', table([[1, 2]]), /x\.csv: expected at least 2 rows, to train and to hold out, got 1/],
  [
    'a constant feature',
    table([
      [1, 7],
      [2, 7],
      [3, 7],
    ]),
    /column b is constant, 7 in every row: leave it out/,
  ],
  [
    'a constant label',
    table(INDEPENDENT, { labels: Float64Array.of(5, 5, 5, 5), labelNames: ['y'] }),
    /column y is constant, 5/,
  ],
  [
    'a feature that is a multiple',
    table([
      [1, 2],
      [2, 4],
      [3, 6],
    ]),
    /x\.csv: a = 0\.5 b within the precision of the data, .*: leave one of these columns out/,
  ],
  [
    'a feature that is a sum',
    table(INDEPENDENT.map(([a = 0, b = 0]) => [a, b, a - 3 * b])),
    /b = 0\.3333 a − 0\.3333 c within the precision of the data/,
  ],
])('refused: %s', (_, given, message) => {
  expect(() => {
    checkTable(given);
  }).toThrow(message);
});

/** 300 rows of features drawn from a normal and a uniform stream, as they are written. */
function drawn(
  row: (normal: () => number, uniform: () => number) => readonly number[],
  write: (value: number) => number = (value) => value,
): number[][] {
  const [normal, uniform] = [normalStream(11), uniformStream(12)];
  return Array.from({ length: 300 }, () => row(normal, uniform).map(write));
}

function checked(given: Table): () => void {
  return () => {
    checkTable(given);
  };
}

const decimals =
  (count: number) =>
  (value: number): number =>
    Number(value.toFixed(count));

test.each<readonly [string, (value: number) => number]>([
  ['6 decimals', decimals(6)],
  ['4 decimals', decimals(4)],
  ['2 decimals', decimals(2)],
  ['float32', Math.fround],
  ['float64', (value) => value],
])('a column that is the sum of two others in %s is refused, with the relation', (_, write) => {
  const rows = drawn((normal) => {
    const [a, b] = [40 * normal(), 40 * normal()];
    return [a, b, a + b];
  }, write);
  const given = table(rows, { featureNames: ['px1', 'px2', 'px_total'] });
  expect(checked(given)).toThrow(/x\.csv: px_total = px1 \+ px2 within the precision of the data/);
});

test.each<readonly [string, (normal: () => number, uniform: () => number) => readonly number[]]>([
  ['of 0 and 1', (_, uniform) => [0, 0, 0].map(() => Math.round(uniform()))],
  ['of small whole numbers', (_, uniform) => [0, 0, 0].map(() => Math.floor(10 * uniform()))],
  ['of whole numbers of all sizes', (_, uniform) => [9, 1e4, 1e9].map((size) => Math.floor(size * uniform()))],
  [
    'in SI units side by side',
    (normal) => [1.6e-19, 3e8, 6.6e-34].map((unit) => Number((unit * normal()).toPrecision(4))),
  ],
  [
    'that are nearly parallel, beyond their digits',
    (normal) => {
      const a = normal();
      return [a, decimals(6)(a + 1e-3 * normal()), normal()];
    },
  ],
])('independent columns %s are accepted', (_, row) => {
  expect(checked(table(drawn(row)))).not.toThrow();
});

describe('complex features', () => {
  const shape = { dimension: 2, featureNames: ['re1', 're2', 'im1', 'im2'] };

  test('are refused where one is a complex multiple of the other, also in 4 decimals', () => {
    // z_2 = (1 + 2i) z_1
    for (const write of [decimals(4), (value: number): number => value]) {
      const rows = drawn((normal) => {
        const [u, v] = [normal(), normal()];
        return [u, u - 2 * v, v, v + 2 * u];
      }, write);
      expect(checked(table(rows, shape))).toThrow(/x\.csv: (re|im)[12] = .* within the precision of the data/);
    }
  });

  test('are accepted where two parts are equal, which is no relation over the complex numbers', () => {
    const rows = drawn((normal) => {
      const u = normal();
      return [u, u, normal(), normal()];
    });
    expect(checked(table(rows, shape))).not.toThrow();
  });

  test('are accepted where the parts of one are proportional', () => {
    const proportional = [
      [1, 2],
      [2, 4],
      [3, 6],
    ];
    expect(checked(table(proportional, { dimension: 1, featureNames: ['re', 'im'] }))).not.toThrow();
  });
});

test('a marker of missing values is refused by its column, value and number of rows, in features and in labels', () => {
  const rows = drawn((normal) => [normal(), normal(), normal()]);
  const marked = rows.map((row, at) => (at % 100 === 7 ? [row[0] ?? NaN, -999, row[2] ?? NaN] : row));
  expect(checked(table(rows))).not.toThrow();
  expect(checked(table(marked))).toThrow(
    /column b has -999 in 3 rows, far outside its other values \(-\d.*\): it looks like a marker of missing values; leave those rows out/,
  );
  const labels = Float64Array.from(marked, (row) => row[1] ?? NaN);
  expect(checked(table(rows, { labels, labelNames: ['y'] }))).toThrow(/column y has -999 in 3 rows/);
});
