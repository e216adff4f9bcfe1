import { gradientTable } from './gradient-table.js';
import type { NamedArray } from './npy-table.js';

const TABLE = { file: 'x.csv', rowCount: 2, dimension: 3, features: Float64Array.of(1, 2, 3, 4, 5, 6) };
const COMPLEX = { file: 'x.csv', rowCount: 1, dimension: 2, features: Float64Array.of(1, 2, 3, 4) };
const COPIES = { ...TABLE, features: Float64Array.of(1, 2, 3, 1, 2, 3) };

const array = (shape: readonly number[], data: readonly number[], isComplex = false): NamedArray => ({
  file: 'g.npy',
  array: { shape, data: Float64Array.from(data), isComplex },
});
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

test.each([
  ['one label', [2, 3], 1],
  ['one label with an index of its own', [2, 1, 3], 1],
  ['two labels', [2, 2, 3], 2],
])('gradients of %s are one row for each row of the file', (_, shape, labelCount) => {
  const given = upTo(6 * labelCount);
  expect(gradientTable(array(shape, given), TABLE, 'real')).toEqual({ labelCount, data: Float64Array.from(given) });
});

test('complex gradients are slopes along the real parts, then along the imaginary parts, of each label', () => {
  const given = array([1, 2, 2], [1, -1, 2, -2, 3, -3, 4, -4], true);
  expect([...gradientTable(given, COMPLEX, 'complex').data]).toEqual([1, 2, -1, -2, 3, 4, -3, -4]);
});

test('copies of a row may differ by rounding', () => {
  expect(() => gradientTable(array([2, 3], [1, 1, 1, 1, 1, 1 + 1e-6]), COPIES, 'real')).not.toThrow();
});

test.each<readonly [string, NamedArray, typeof TABLE, 'real' | 'complex', string]>([
  [
    'another number of rows',
    array([3, 3], upTo(9)),
    TABLE,
    'real',
    'g.npy: expected gradients [2, 3] or [2, k, 3], one row for each row of x.csv and one slope for each feature, got the shape (3, 3)',
  ],
  ['another number of features', array([2, 2], upTo(4)), TABLE, 'real', 'got the shape (2, 2)'],
  ['labels after features', array([2, 3, 2], upTo(12)), TABLE, 'real', 'got the shape (2, 3, 2)'],
  ['a vector', array([6], upTo(6)), TABLE, 'real', 'got the shape (6)'],
  ['no labels', array([2, 0, 3], []), TABLE, 'real', 'got the shape (2, 0, 3)'],
  [
    'real numbers for a complex field',
    array([1, 2], upTo(2)),
    COMPLEX,
    'complex',
    'g.npy: expected complex numbers ∂φ/∂Re x + i ∂φ/∂Im x for field: complex, got real ones',
  ],
  [
    'complex numbers for a real field',
    array([2, 3], upTo(12), true),
    TABLE,
    'real',
    'g.npy: expected real numbers for field: real, got complex ones',
  ],
  [
    'NaN',
    array([2, 2, 3], [...upTo(10), Number.NaN, 0]),
    TABLE,
    'real',
    'g.npy: row 1, label 1, feature 1 (from 0): expected a finite number, got NaN',
  ],
  [
    'other gradients at a copy of a row',
    array([2, 3], [1, 1, 1, 1, 1, 1.1]),
    COPIES,
    'real',
    'g.npy: rows 0 and 1 (from 0) have the same features and other gradients',
  ],
])('refused: %s', (_, given, table, field, message) => {
  expect(() => gradientTable(given, table, field)).toThrow(message);
});
