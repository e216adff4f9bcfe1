import { normalStream, type GeneratorShape } from '@liesweep/sweep';
import { mapVectors, standardCoordinates } from '@liesweep/verdict';
import { rowFinder } from './row-finder.js';

const COUNT = 500;

/** Features of very different sizes, of which the last is the first one but for a ten-thousandth. */
function correlatedRows(): Float64Array {
  const normal = normalStream(4);
  return Float64Array.from(
    Array.from({ length: COUNT }, () => {
      const first = normal();
      return [1e6 * first, 1e-3 * normal(), first + 1e-4 * normal()];
    }).flat(),
  );
}

const SHAPE: GeneratorShape = { dimension: 3, field: 'real' };
const ROWS = correlatedRows();
const rowOf = (rows: Float64Array, at: number): Float64Array => rows.subarray(3 * at, 3 * at + 3);

test('every row is found by its own features, and after a whitening there and back', () => {
  const { toRaw, fromRaw } = standardCoordinates(ROWS, SHAPE);
  const back = mapVectors(mapVectors(ROWS, fromRaw), toRaw);
  expect(back).not.toEqual(ROWS);
  const find = rowFinder(ROWS, 3);
  for (let at = 0; at < COUNT; at += 1) {
    expect([find(rowOf(ROWS, at)), find(rowOf(back, at))]).toEqual([at, at]);
  }
});

test.each([
  ['a point elsewhere', Float64Array.of(0.3, 0.2, 0.1)],
  ['a row with one feature changed', rowOf(ROWS, 7).map((entry, at) => (at === 1 ? entry * 1.01 : entry))],
  ['a point that is not finite', Float64Array.of(Number.NaN, 0, 0)],
])('%s is no row', (_, x) => {
  expect(rowFinder(ROWS, 3)(x)).toBeUndefined();
});

test('copies of a row are found as one of them, however many', () => {
  const copies = Float64Array.from({ length: 3 * COUNT }, (_, at) => ROWS[at % 6] ?? Number.NaN);
  const find = rowFinder(copies, 3);
  expect([find(rowOf(ROWS, 0)), find(rowOf(ROWS, 1))]).toEqual([0, 1]);
});

test('a table of zeros has its rows too', () => {
  expect(rowFinder(new Float64Array(6), 3)(new Float64Array(3))).toBe(0);
});
