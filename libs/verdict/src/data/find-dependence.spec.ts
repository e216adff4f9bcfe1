import { normalStream, realDimension, uniformStream, type GeneratorShape } from '@liesweep/sweep';
import { standardCoordinates } from '../coordinates/standard-coordinates.js';
import { columnQuantum } from './column-quantum.js';
import { describeDependence } from './describe-dependence.js';
import { findDependence } from './find-dependence.js';

const NAMES = ['px1', 'px2', 'px_total'];
const ROWS = 400;
const REAL: GeneratorShape = { dimension: 3, field: 'real' };

/** One row of features from the next numbers of two streams. */
type Row = (normal: () => number, uniform: () => number) => readonly number[];

function tableOf(row: Row, write: (value: number) => number = (value) => value): Float64Array {
  const [normal, uniform] = [normalStream(5), uniformStream(6)];
  return Float64Array.from(Array.from({ length: ROWS }, () => row(normal, uniform)).flat(), write);
}

/** The relation that the table keeps within the precision that its numbers show, as one reads it. */
function relationOf(
  table: Float64Array,
  shape: GeneratorShape = REAL,
  names: readonly string[] = NAMES,
): string | null {
  const width = realDimension(shape);
  const quanta = Float64Array.from({ length: width }, (_, column) => columnQuantum(table, column, width));
  const dependence = findDependence(standardCoordinates(table, shape), quanta);
  return dependence === undefined ? null : describeDependence(dependence, names);
}

const sum: Row = (normal) => {
  const [a, b] = [30 * normal(), 30 * normal()];
  return [a, b, a + b];
};

test.each<readonly [string, (value: number) => number]>([
  ['2 decimals', (value) => Number(value.toFixed(2))],
  ['4 decimals', (value) => Number(value.toFixed(4))],
  ['6 decimals', (value) => Number(value.toFixed(6))],
  ['float32', Math.fround],
  ['float32 of a thousand times the unit', (value) => Math.fround(1e3 * value)],
  ['decimals of float32', (value) => Number(Math.fround(value).toPrecision(8))],
  ['float64', (value) => value],
])('a sum of two columns in %s is found, and named', (_, write) => {
  expect(relationOf(tableOf(sum, write))).toBe('px_total = px1 + px2');
});

test('a relation of any coefficients is found in columns of any units', () => {
  const row: Row = (normal) => {
    const [a, b] = [1e-9 * normal(), 1e4 * normal()];
    return [a, b, 2.5e10 * a - 3e-4 * b];
  };
  expect(relationOf(tableOf(row))).toBe('px_total = 25000000000 px1 − 0.0003 px2');
});

test.each<readonly [string, Row]>([
  ['normal', (normal) => [normal(), normal(), normal()]],
  ['of 0 and 1', (_, uniform) => [0, 0, 0].map(() => Math.round(uniform()))],
  [
    'one-hot but for one class',
    (_, uniform) => [0, 1, 2].map((_, __, all) => Number(Math.floor(4 * uniform()) === all.length)),
  ],
  ['of small whole numbers', (_, uniform) => [0, 0, 0].map(() => Math.floor(10 * uniform()))],
  [
    'of whole numbers of all sizes',
    (_, uniform) => [Math.floor(10 * uniform()), Math.floor(1e4 * uniform()), Math.floor(1e9 * uniform())],
  ],
  ['in SI units side by side', (normal) => [1.6e-19 * normal(), 3e8 * normal(), 6.6e-34 * normal()]],
  [
    'nearly parallel, by more than their digits',
    (normal) => {
      const a = normal();
      return [a, a + 1e-4 * normal(), normal()];
    },
  ],
])('independent columns %s keep no relation', (_, row) => {
  expect(relationOf(tableOf(row))).toBeNull();
});

test('what float64 resolves is no relation, and the same columns in too few digits are one', () => {
  const row: Row = (normal) => {
    const [a, b] = [normal(), normal()];
    return [a, b, a + b + 1e-4 * normal()];
  };
  expect(relationOf(tableOf(row))).toBeNull();
  expect(relationOf(tableOf(row, (value) => Number(value.toFixed(6))))).toBeNull();
  expect(relationOf(tableOf(row, (value) => Number(value.toFixed(3))))).toBe('px_total = px1 + px2');
});

test('without quanta only an exact relation is one', () => {
  const rounded = tableOf(sum, (value) => Number(value.toFixed(2)));
  expect(findDependence(standardCoordinates(rounded, REAL))).toBeUndefined();
  expect(findDependence(standardCoordinates(tableOf(sum), REAL))?.feature).toBe(2);
});

describe('complex features', () => {
  const shape: GeneratorShape = { dimension: 2, field: 'complex' };
  const names = ['re1', 're2', 'im1', 'im2'];

  test('of which one is a complex multiple of another keep a relation', () => {
    // z_2 = (1 + 2i) z_1
    const row: Row = (normal) => {
      const [u, v] = [normal(), normal()];
      return [u, u - 2 * v, v, v + 2 * u];
    };
    expect(relationOf(tableOf(row), shape, names)).toBe('re1 = 0.2 re2 + 0.4 im2');
    expect(
      relationOf(
        tableOf(row, (value) => Number(value.toFixed(3))),
        shape,
        names,
      ),
    ).not.toBeNull(); // one of a plane of relations: i times a relation is one too
  });

  test('with a part that is the same as another keep no complex relation', () => {
    const row: Row = (normal) => {
      const u = normal();
      return [u, u, normal(), normal()];
    };
    expect(relationOf(tableOf(row), shape, names)).toBeNull();
  });

  test('that are independent keep none', () => {
    expect(
      relationOf(
        tableOf((normal) => [normal(), normal(), normal(), normal()]),
        shape,
        names,
      ),
    ).toBeNull();
  });
});

describe('a relation in words', () => {
  test.each<readonly [string, readonly number[], number]>([
    ['c = a + b', [-1, -1, 1], 2],
    ['a = −b', [1, 1, 0], 0],
    ['b = 0.5 a − 2 c', [-0.5, 1, 2], 1],
    ['c = −1.235 a', [1.23456, 0, 1], 2],
    ['c = a', [-1.000001, 0, 1], 2],
    ['c = 0', [0, 0, 1], 2],
  ])('is %s', (text, coefficients, feature) => {
    const dependence = { coefficients: Float64Array.from(coefficients), feature, spread: 0 };
    expect(describeDependence(dependence, ['a', 'b', 'c'])).toBe(text);
  });

  test.each<readonly [number, string]>([
    [1e-6, 'b = 1.004 a'],
    [2e-4, 'b = a'],
    [0.02, 'b = a'],
    [0.4, 'b = a'],
  ])('with %d of it left has only the digits that are known: %s', (spread, text) => {
    const dependence = { coefficients: Float64Array.of(-1.0042, 1), feature: 1, spread };
    expect(describeDependence(dependence, ['a', 'b'])).toBe(text);
  });

  test('counts features that have no name', () => {
    expect(describeDependence({ coefficients: Float64Array.of(-1, 1), feature: 1, spread: 0 }, [])).toBe('x2 = x1');
  });
});
