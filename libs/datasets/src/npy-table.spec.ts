import { npyTable, type NamedArray } from './npy-table.js';

const array = (shape: readonly number[], data: readonly number[], isComplex = false): NamedArray => ({
  file: 'x.npy',
  array: { shape, data: Float64Array.from(data), isComplex },
});
const labelArray = (shape: readonly number[], data: readonly number[]): NamedArray => ({
  ...array(shape, data),
  file: 'y.npy',
});
const SAMPLES = array([2, 3], [1, 2, 3, 4, 5, 6]);

test('the last columns are labels, as many as asked for', () => {
  const table = npyTable(SAMPLES, 1, 'real');
  expect(table).toMatchObject({ rowCount: 2, dimension: 2, featureNames: ['0', '1'], labelNames: ['2'] });
  expect([[...table.features], [...table.labels]]).toEqual([
    [1, 2, 4, 5],
    [3, 6],
  ]);
  expect(npyTable(SAMPLES, 0, 'real')).toMatchObject({ dimension: 3, labelNames: [] });
});

test('labels may stand in a second array, of one column or several', () => {
  expect([...npyTable(SAMPLES, labelArray([2], [7, 8]), 'real').labels]).toEqual([7, 8]);
  expect(npyTable(SAMPLES, labelArray([2, 2], [7, 8, 9, 10]), 'real').labelNames).toHaveLength(2);
});

test('complex features are real parts, then imaginary parts', () => {
  const table = npyTable(array([1, 2], [1, 2, 3, 4], true), 0, 'complex');
  expect(table).toMatchObject({ dimension: 2, featureNames: ['Re 0', 'Re 1', 'Im 0', 'Im 1'] });
  expect([...table.features]).toEqual([1, 3, 2, 4]);
});

test.each<readonly [string, NamedArray, number | NamedArray, 'real' | 'complex', RegExp]>([
  ['a vector', array([3], [1, 2, 3]), 0, 'real', /x\.npy: expected an array \[rows, columns\], got the shape \(3\)/],
  ['no rows', array([0, 3], []), 0, 'real', /got the shape \(0, 3\)/],
  ['only labels', SAMPLES, 3, 'real', /expected more columns than the 3 of labels, got 3/],
  [
    'NaN',
    array([2, 2], [1, 2, 3, Number.NaN]),
    0,
    'real',
    /row 1, column 1 \(from 0\): expected a finite number, got NaN/,
  ],
  [
    'infinity in a complex number',
    array([1, 2], [1, 2, 3, Infinity], true),
    0,
    'complex',
    /row 0, column 1 .*got Infinity/,
  ],
  [
    'real numbers for a complex field',
    SAMPLES,
    0,
    'complex',
    /expected complex numbers for field: complex, got real ones/,
  ],
  ['complex numbers for a real field', array([1, 1], [1, 2], true), 0, 'real', /expected real numbers for field: real/],
  ['labels among complex columns', array([1, 2], [1, 2, 3, 4], true), 1, 'complex', /give a second file of labels/],
  [
    'labels of other samples',
    SAMPLES,
    labelArray([3], [1, 2, 3]),
    'real',
    /y\.npy: expected real labels \[2, k\], one row per sample, got the shape \(3\)/,
  ],
  ['NaN among labels', SAMPLES, labelArray([2], [1, Number.NaN]), 'real', /y\.npy: row 1, column 0/],
])('refused: %s', (_, samples, labels, field, message) => {
  expect(() => npyTable(samples, labels, field)).toThrow(message);
});
