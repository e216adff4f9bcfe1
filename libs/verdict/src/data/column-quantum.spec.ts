import { normalStream } from '@liesweep/sweep';
import { columnQuantum } from './column-quantum.js';

const stream = normalStream(1);
const NORMAL = Float64Array.from({ length: 500 }, () => stream());
const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const quantum = (values: ArrayLike<number>): number => columnQuantum(Float64Array.from(values), 0, 1);

test.each([2, 4, 6])('a column of %i decimals is known to a step of the last', (decimals) => {
  const column = NORMAL.map((value) => Number((30 * value).toFixed(decimals)));
  expect(quantum(column)).toBeCloseTo(10 ** -decimals, decimals + 6);
});

test('the step is that of typical values: a few small ones in full show nothing of the others', () => {
  const column = NORMAL.map((value, row) => (row % 50 === 0 ? 1e-7 * value : Number((30 * value).toFixed(2))));
  expect(quantum(column)).toBeCloseTo(1e-2, 8);
});

test.each([1e6, 512_000, -1234567.89])('an outlier of %d does not hide the step of the others', (outlier) => {
  const column = NORMAL.map((value, row) => (row === 9 ? outlier : Number((30 * value).toFixed(2))));
  expect(quantum(column)).toBeCloseTo(1e-2, 8);
});

test.each([1e-6, 1, 1e6])('full float64 of size %d is known to its rounding', (size) => {
  const column = NORMAL.map((value) => size * value);
  expect(quantum(column) / rootMeanSquare(column)).toBeCloseTo(Number.EPSILON, 25);
});

test.each([1e-6, 1, 1e6])('float32 of size %d is known to its rounding', (size) => {
  const column = NORMAL.map((value) => Math.fround(size * value));
  expect(quantum(column) / rootMeanSquare(column) / 2 ** -23).toBeCloseTo(1, 6);
});

/** The shortest decimal that reads back as the float32 of a value, as tables of float32 are printed. */
function printed(value: number): number {
  const lengths = Array.from({ length: 9 }, (_, at) => Number(Math.fround(value).toPrecision(at + 1)));
  return lengths.find((short) => Math.fround(short) === Math.fround(value)) ?? NaN;
}

test.each([1e-6, 1, 1e6])('float32 of size %d in decimals is known no better', (size) => {
  const column = NORMAL.map((value) => printed(size * value));
  expect(quantum(column) / rootMeanSquare(column) / 2 ** -23).toBeCloseTo(1, 6);
});

test('decimals of as many digits as float32 are decimals', () => {
  const column = NORMAL.map((value) => Number(value.toFixed(8)));
  expect(quantum(column)).toBeCloseTo(1e-8, 14);
});

test('float32 beside a single float64 is float64', () => {
  const column = NORMAL.map((value, row) => (row === 9 ? value : Math.fround(value)));
  expect(quantum(column) / rootMeanSquare(column)).toBeCloseTo(Number.EPSILON, 25);
});

test.each<readonly [string, readonly number[]]>([
  ['0 and 1', [0, 1, 1, 0, 1]],
  ['±1', [1, -1, 1, 1]],
  ['a grid of whole numbers', [1, 2, 3, 40, 99]],
  ['halves', [0.5, 1.5, 2.5, 3]],
])('%s are exact, not rounded', (_, values) => {
  const column = Float64Array.from(values);
  expect(quantum(column)).toBeCloseTo(rootMeanSquare(column) * Number.EPSILON, 25);
});

test('whole numbers of hundreds are known to 1, those of hundreds of thousands in steps of thousands to that', () => {
  expect(quantum([812, 345, 977, 120])).toBe(1);
  expect(quantum([812e3, 345e3, 977e3, 120e3])).toBe(1000);
});

test('a physical constant in SI units is known as finely as it is written', () => {
  expect(quantum([1.602e-19, 3.204e-19, 4.807e-19])).toBeCloseTo(1e-22, 30);
});

test('a column of zeros has no step', () => {
  expect(quantum([0, 0, 0])).toBe(0);
});

test('a column is read from its place in the table', () => {
  const table = Float64Array.from([0.25, 812, 0.1234, 345, 0.5, 977]);
  expect(columnQuantum(table, 1, 2)).toBe(1);
  expect(columnQuantum(table, 0, 2)).toBeCloseTo(1e-4, 12);
});
