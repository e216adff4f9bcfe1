import { matrixOf, multiply, scale, su, transpose, type Matrix } from '@liesweep/lie';
import { bracket, so } from '@liesweep/lie/testing';
import { normalStream, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { inFeatures } from './in-features.js';
import {
  conjugate,
  LEAST_SPREAD,
  mapVectors,
  rawCoordinates,
  standardCoordinates,
  type StandardCoordinates,
} from './standard-coordinates.js';
import { vecOfRealForm } from './vec-of-real-form.js';

/** A root and its inverse, of moments with a condition of a few hundred. */
const ROUNDING = 1e-11;

const REAL: GeneratorShape = { dimension: 3, field: 'real' };
const COMPLEX: GeneratorShape = { dimension: 2, field: 'complex' };
const ROWS = 200;

const normals = (count: number, seed = 1): Float64Array => {
  const stream = normalStream(seed);
  return Float64Array.from({ length: count }, () => stream());
};

/** Normal rows, mixed by M. */
const mixed = (mixing: Matrix): Float64Array => mapVectors(normals(ROWS * mixing.rows), mixing);

const MIXING = matrixOf(3, 3, [1, 0.8, 0, 0, 2, -1.5, 0.3, 0, 0.5]);
const UNITS = matrixOf(3, 3, [1e6, 0, 0, 0, 1, 0, 0, 0, 1e-6]);
/** A complex matrix in its real form. */
const COMPLEX_MIXING = matrixOf(4, 4, [1e3, 2e3, 0, -500, 0, 1, -0.4, 0, 0, 500, 1e3, 2e3, 0.4, 0, 0, 1]);

/** (1/m) Σ x xᵀ, [r, r]. */
function secondMoment(samples: Float64Array, r: number): Matrix {
  const rows = matrixOf(samples.length / r, r, samples);
  return scale(multiply(transpose(rows), rows), r / samples.length);
}

function distance(a: Matrix, b: Matrix): number {
  return Math.hypot(...a.data.map((entry, at) => entry - (b.data[at] ?? NaN)));
}

const one = (r: number): Matrix =>
  matrixOf(
    r,
    r,
    Array.from({ length: r * r }, (_, at) => (at % (r + 1) === 0 ? 1 : 0)),
  );

/** B⁻¹MB', an orthogonal matrix where z and z' are both standard. */
const between = (to: StandardCoordinates, mixing: Matrix, from: StandardCoordinates): Matrix =>
  multiply(multiply(to.fromRaw, mixing), from.toRaw);

test('the second moment of real samples is 1, and the way back is the inverse', () => {
  for (const mixing of [one(3), MIXING, multiply(UNITS, MIXING)]) {
    const samples = mixed(mixing);
    const { toRaw, fromRaw } = standardCoordinates(samples, REAL);
    expect(distance(secondMoment(mapVectors(samples, fromRaw), 3), one(3))).toBeLessThan(ROUNDING);
    expect(distance(multiply(fromRaw, toRaw), one(3))).toBeLessThan(ROUNDING);
  }
});

test('the Hermitian second moment of complex samples is 1, and the coordinates are complex', () => {
  const samples = mixed(COMPLEX_MIXING);
  const { toRaw, fromRaw } = standardCoordinates(samples, COMPLEX);
  const moment = secondMoment(mapVectors(samples, fromRaw), 4);
  const at = (i: number, j: number): number => moment.data[4 * i + j] ?? NaN;
  for (const [i, j] of [
    [0, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    // E z z† = E(uuᵀ + vvᵀ) + i E(vuᵀ − uvᵀ)
    expect(Math.abs(at(i, j) + at(i + 2, j + 2) - (i === j ? 1 : 0))).toBeLessThan(ROUNDING);
    expect(Math.abs(at(i + 2, j) - at(i, j + 2))).toBeLessThan(ROUNDING);
  }
  const imaginary = matrixOf(4, 4, [0, 0, -1, 0, 0, 0, 0, -1, 1, 0, 0, 0, 0, 1, 0, 0]);
  for (const matrix of [toRaw, fromRaw]) {
    const turned = distance(multiply(imaginary, matrix), multiply(matrix, imaginary));
    expect(turned).toBeLessThan(ROUNDING * Math.hypot(...matrix.data));
  }
});

test.each<readonly [string, GeneratorShape, readonly Matrix[], Matrix]>([
  ['real', REAL, so(3), MIXING],
  ['complex', COMPLEX, su(2), COMPLEX_MIXING],
])(
  '%s generators keep their brackets and stay of their kind when they change coordinates',
  (_, shape, basis, mixing) => {
    const coordinates = standardCoordinates(mixed(mixing), shape);
    const moved = basis.map((generator) => conjugate(generator, coordinates));
    basis.forEach((a, i) => {
      basis.forEach((b, j) => {
        const [x, y] = [moved[i] ?? a, moved[j] ?? b];
        const size = Math.hypot(...x.data) * Math.hypot(...y.data);
        expect(distance(bracket(x, y), conjugate(bracket(a, b), coordinates))).toBeLessThan(ROUNDING * size);
      });
      const other = moved[i] ?? a;
      const back = inFeatures(vecOfRealForm(other, shape), shape, coordinates);
      const error = back.map((entry, at) => entry - (vecOfRealForm(a, shape)[at] ?? NaN));
      expect(Math.hypot(...error)).toBeLessThan(ROUNDING * Math.hypot(...other.data));
    });
  },
);

test.each<readonly [string, GeneratorShape, Matrix]>([
  ['units of 1e±6', REAL, UNITS],
  ['a mixing', REAL, MIXING],
  ['a mixing in units of 1e±6', REAL, multiply(UNITS, MIXING)],
  ['a complex mixing', COMPLEX, COMPLEX_MIXING],
])('%s changes standard coordinates by no more than a rotation', (_, shape, mixing) => {
  const r = realDimension(shape);
  const plain = standardCoordinates(mixed(one(r)), shape);
  const changed = standardCoordinates(mixed(mixing), shape);
  const rotation = between(changed, mixing, plain);
  expect(distance(multiply(transpose(rotation), rotation), one(r))).toBeLessThan(ROUNDING);
});

test('units of single features change nothing at all', () => {
  const plain = standardCoordinates(mixed(MIXING), REAL);
  const inUnits = standardCoordinates(mixed(multiply(UNITS, MIXING)), REAL);
  expect(distance(between(inUnits, UNITS, plain), one(3))).toBeLessThan(ROUNDING);
  expect(inUnits.spread).toBeCloseTo(plain.spread, 11);
});

test.each([1e-200, 1e200])('features of size %d neither vanish nor overflow', (size) => {
  const samples = normals(3 * ROWS).map((entry) => size * entry);
  const { fromRaw, spread } = standardCoordinates(samples, REAL);
  expect(spread).toBeGreaterThan(0.5);
  expect(distance(secondMoment(mapVectors(samples, fromRaw), 3), one(3))).toBeLessThan(ROUNDING);
});

test('independent features have a spread near 1, dependent ones none, and the direction of the relation is named', () => {
  expect(standardCoordinates(normals(3 * ROWS), REAL).spread).toBeGreaterThan(0.8);
  const samples = mixed(matrixOf(3, 3, [1, 0, 0, 0, 1, 0, 1, 1, 0])); // x_3 = x_1 + x_2
  const { spread, thinnest, rms, toRaw, fromRaw } = standardCoordinates(samples, REAL);
  expect(spread).toBeLessThan(LEAST_SPREAD);
  const [a = NaN, b = NaN, c = NaN] = thinnest.map((entry, j) => entry / (rms[j] ?? NaN));
  expect([b / a, c / a]).toEqual([expect.closeTo(1, 6), expect.closeTo(-1, 6)]);
  // Where the samples do not span there is no root to invert: only the units are standard.
  for (const [at, entry] of toRaw.data.entries()) {
    expect(Math.abs(entry - (at % 4 === 0 ? (rms[at / 4] ?? NaN) : 0))).toBeLessThan(ROUNDING);
  }
  expect(distance(multiply(toRaw, fromRaw), one(3))).toBeLessThan(ROUNDING);
});

test('a feature that is zero everywhere has a size of 1 and no spread', () => {
  const samples = mixed(matrixOf(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 0]));
  const { rms, spread } = standardCoordinates(samples, REAL);
  expect(rms[2]).toBe(1);
  expect(spread).toBe(0);
});

test('raw coordinates change nothing', () => {
  const [generator] = su(2) as [Matrix];
  expect(distance(conjugate(generator, rawCoordinates(COMPLEX)), generator)).toBe(0);
});
