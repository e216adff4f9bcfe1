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
    /column b is a linear combination of the features before it/,
  ],
  [
    'a feature that is a sum',
    table(INDEPENDENT.map(([a = 0, b = 0]) => [a, b, a - 3 * b])),
    /column c is a linear combination/,
  ],
])('refused: %s', (_, given, message) => {
  expect(() => {
    checkTable(given);
  }).toThrow(message);
});

test('complex features whose parts are proportional are independent over the complex numbers', () => {
  const complex = table(
    [
      [1, 2],
      [2, 4],
      [3, 6],
    ],
    { dimension: 1, featureNames: ['re', 'im'] },
  );
  expect(() => {
    checkTable(complex);
  }).not.toThrow();
});
