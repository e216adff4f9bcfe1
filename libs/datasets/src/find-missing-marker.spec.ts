import { normalStream, rowsOf } from '@liesweep/sweep';
import { findMissingMarkers } from './find-missing-marker.js';

const findMissingMarker = (table: Float64Array, column: number, width: number) =>
  findMissingMarkers(rowsOf(table, width))[column];

const stream = normalStream(4);
const NORMAL = Float64Array.from({ length: 200 }, () => stream());
/** The column with a value in its first rows. */
const marked = (value: number, count: number, values: Float64Array = NORMAL): Float64Array =>
  values.map((entry, row) => (row < count ? value : entry));

test.each([-999, -9999, 999, 1e20, -1e300])('%d in two rows of a normal column stands for missing values', (value) => {
  const column = marked(value, 2);
  const [least, most] = [Math.min(...NORMAL.subarray(2)), Math.max(...NORMAL.subarray(2))];
  expect(findMissingMarker(column, 0, 1)).toEqual({ value, count: 2, least, most });
});

test.each<readonly [string, Float64Array]>([
  ['a normal column', NORMAL],
  ['one outlier, which is a measurement', marked(-999, 1)],
  ['a repeated value within the range of the others', marked(0, 50)],
  ['a repeated value not far outside, such as an upper limit of a detector', marked(10, 50)],
  ['a column of few levels', NORMAL.map((_, row) => (row % 3 === 0 ? 999 : row % 3))],
  ['a constant column', NORMAL.map(() => 7)],
])('%s has no marker', (_, column) => {
  expect(findMissingMarker(column, 0, 1)).toBeUndefined();
});

test('zeros far from values of about 100 stand for missing ones too', () => {
  const hundreds = NORMAL.map((value) => 100 + value);
  expect(findMissingMarker(marked(0, 50, hundreds), 0, 1)).toMatchObject({ value: 0, count: 50 });
});

test('a column is read from its place in the table', () => {
  const column = marked(-999, 3);
  const table = Float64Array.from(
    { length: 400 },
    (_, at) => (at % 2 === 1 ? column : NORMAL)[Math.floor(at / 2)] ?? NaN,
  );
  expect(findMissingMarker(table, 0, 2)).toBeUndefined();
  expect(findMissingMarker(table, 1, 2)).toMatchObject({ value: -999, count: 3 });
});
