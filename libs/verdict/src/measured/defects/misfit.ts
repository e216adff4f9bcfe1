import { matrixOf, symmetricEigen } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { mirrorUpper } from '../algebra/mirror-upper.js';
import { fTail } from '../statistics/f-tail.js';
import { studentQuantile } from '../statistics/student-quantile.js';
import { neighbourFrequency } from './neighbour-residuals.js';
import type { ProbeWaves } from './probe-waves.js';

/** Radians per sd assumed for what was missed: a class of degree 4 resolves up to about 3. */
const ASSUMED_FREQUENCY = 3;

/** The same when the waves do explain the residual. */
const SEEN_FREQUENCY = 6;
const SEEN_BELOW = 1e-3;

/** A wave of which less is left beside the polynomials is one of them; also the smallest share of an independent wave. */
const NEGLIGIBLE_WAVE = 1e-6;

/** The waves take at most this share of the degrees of freedom. */
const WAVES_PER_FREEDOM = 0.2;

/** What a class of polynomials may miss of a label. */
export interface Misfit {
  /** An upper bound of the misfit's gradient, as a share of the label's gradient. */
  readonly defect: number;
}

interface MisfitSite {
  readonly points: Matrix;
  readonly probes: ProbeWaves;
  readonly alpha: number;
}

/**
 * Structure outside the class is measured, not tested: an upper bound of its variance, made a gradient by an assumed
 * frequency.
 *
 *     h² = (ssr − m s²)/N,   ucb = h²₊ + t s² √(2m + 4 N h²₊/s²)/N,   g = w √(ucb / mean |∇f|²)
 *
 * ssr is what m waves explain of the residual, s² what they leave per degree of freedom. Departure: t is Student's
 * quantile for these degrees of freedom instead of the normal one, which is smaller.
 *
 * @param orthonormal F, shape [N, Q]
 * @param residuals e, shape [N]
 * @param gradientSize √(mean |∇f|²)
 */
export function boundMisfit(
  orthonormal: Matrix,
  residuals: Float64Array,
  { points, probes, alpha }: MisfitSite,
  gradientSize: number,
): Misfit {
  const { rows, columns } = orthonormal;
  const explained = explainedByWaves(orthonormal, probes, residuals);
  const freedom = rows - columns - explained.count;
  const left = Math.max(residuals.reduce((sum, e) => sum + e * e, 0) - explained.square, 0) / freedom;
  const missed = Math.max((explained.square - explained.count * left) / rows, 0);
  const quantile = studentQuantile(alpha, freedom);
  const upper =
    left > 0 ? missed + (quantile * left * Math.sqrt(2 * explained.count + (4 * rows * missed) / left)) / rows : missed;
  const isSeen = !(left > 0 && fTail(explained.square / explained.count / left, explained.count, freedom) > SEEN_BELOW);
  const wave = (isSeen && missed > 0 ? SEEN_FREQUENCY : ASSUMED_FREQUENCY) * Math.sqrt(upper);
  return { defect: Math.max(wave, neighbourFrequency(points, residuals)) / gradientSize };
}

/** The residual's sum of squares in the span of the waves orthogonal to F, and the dimension of that span. */
function explainedByWaves(f: Matrix, probes: ProbeWaves, residuals: Float64Array): { square: number; count: number } {
  const { rows, columns } = f;
  const most = Math.floor(WAVES_PER_FREEDOM * (rows - columns));
  const waves = unitWaves(f, probes, most);
  const count = waves.length;
  if (count === 0) {
    return { square: 0, count };
  }
  const along = Float64Array.from(waves, (wave) => dot(wave, residuals));
  const gram = matrixOf(count, count);
  waves.forEach((wave, v) => {
    waves.slice(v).forEach((other, w) => {
      gram.data[v * count + v + w] = dot(wave, other);
    });
  });
  const { values, vectors } = symmetricEigen(mirrorUpper(gram));
  const largest = values.at(-1) ?? NaN;
  let [square, independent] = [0, 0];
  values.forEach((value, v) => {
    if (value > NEGLIGIBLE_WAVE * largest) {
      const projection = along.reduce((sum, entry, w) => sum + entry * (vectors.data[v * count + w] ?? NaN), 0);
      square += projection ** 2 / value;
      independent++;
    }
  });
  return { square, count: independent };
}

/** The first waves of which something is left beside F, at unit length. */
function unitWaves(f: Matrix, { count, wave }: ProbeWaves, most: number): Float64Array[] {
  const waves: Float64Array[] = [];
  for (let w = 0; w < count && waves.length < most; w++) {
    const rest = beside(f, wave(w));
    const length = norm(rest);
    if (length > NEGLIGIBLE_WAVE * Math.sqrt(f.rows)) {
      waves.push(rest.map((entry) => entry / length));
    }
  }
  return waves;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += (a[i] ?? NaN) * (b[i] ?? NaN);
  }
  return sum;
}

/** A column without its part in the span of F. */
function beside({ rows, columns, data }: Matrix, column: Float64Array): Float64Array {
  const coefficients = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const entry = (column[i] ?? NaN) / rows;
    for (let q = 0; q < columns; q++) {
      coefficients[q] = (coefficients[q] ?? NaN) + entry * (data[i * columns + q] ?? NaN);
    }
  }
  return column.map((entry, i) => {
    let rest = entry;
    for (let q = 0; q < columns; q++) {
      rest -= (coefficients[q] ?? NaN) * (data[i * columns + q] ?? NaN);
    }
    return rest;
  });
}

function norm(column: Float64Array): number {
  return Math.sqrt(column.reduce((sum, entry) => sum + entry * entry, 0));
}
