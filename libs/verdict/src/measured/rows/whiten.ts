import { matrixOf, multiply, symmetricEigen, transpose } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { ONE_PARTICLE } from '../fields/field-basis.js';
import type { ParticleCopies } from '../fields/field-basis.js';

/** Below this eigenvalue of the second moment of features of size 1, some combination of them does not vary. */
const DEPENDENT_BELOW = 1e-8;

/** Standard coordinates z = T (x − μ), in which the second moment of the rows is 1. */
export interface Whitening {
  /** μ, in the units of the samples, shape [r]; 0 for linear fields, whose origin is that of the features. */
  readonly centre: Float64Array;
  /** T, shape [r, r], per unit of each feature. */
  readonly forward: Matrix;
  /** T⁻¹, shape [r, r]. */
  readonly backward: Matrix;
}

/** Which coordinates are asked for. */
export interface WhiteningOptions {
  /** Subtract the mean: affine fields. */
  readonly isCentred: boolean;
  /** T must commute with the complex structure (n real parts, then n imaginary parts). */
  readonly isComplex: boolean;
  /** T must move all vectors of a sample alike, or each apart from the others. @default one vector */
  readonly particles?: ParticleCopies;
}

/**
 * The whitening of rows by the symmetric root of their second moment, which stays close to the user's axes:
 *
 *     z = S^(−1/2) (x − μ)/s,   S = mean of (x−μ)(x−μ)ᵀ/(s sᵀ),   s_j = rms of x_j − μ_j
 *
 * Complex features: S is the Hermitian moment of z ∈ ℂⁿ, that is ½(S + I S Iᵀ) for the complex structure I, and the two
 * parts of a feature share one s, so that T is complex linear; the moment of z is 1 on average over I.
 *
 * @param samples x, shape [N, r], finite
 * Particles: S, μ and s are those of the particle, over all of them where they are tied, so that T carries fields of
 * particles into fields of particles.
 *
 * @returns null when the features are linearly dependent
 */
export function whiten(samples: Matrix, options: WhiteningOptions): Whitening | null {
  const { count, tied } = options.particles ?? ONE_PARTICLE;
  if (count === 1) return whitenOne(samples, options);
  const size = samples.columns / count;
  const parts = tied
    ? new Array<Whitening | null>(count).fill(whitenOne(matrixOf(samples.rows * count, size, samples.data), options))
    : Array.from({ length: count }, (_, p) => whitenOne(columnsOf(samples, p * size, size), options));
  return parts.every((part) => part !== null) ? sideBySide(parts) : null;
}

function whitenOne(samples: Matrix, { isCentred, isComplex }: WhiteningOptions): Whitening | null {
  const { rows, columns } = samples;
  const columnOf = (j: number): Float64Array => samples.data.filter((_, at) => at % columns === j);
  const centre = Float64Array.from({ length: columns }, (_, j) => (isCentred ? scaledMean(columnOf(j)) : 0));
  const own = centre.map((mean, j) => rootMeanSquare(columnOf(j).map((x) => x - mean)));
  const partner = (j: number): number => (isComplex ? (j + columns / 2) % columns : j);
  const size = own.map((scale, j) => Math.hypot(scale, own[partner(j)] ?? NaN) * Math.SQRT1_2);
  if (!size.every((scale) => scale > 0 && Number.isFinite(scale))) {
    return null;
  }
  const unit = matrixOf(rows, columns, samples.data);
  unit.data.forEach((x, at) => {
    const j = at % columns;
    unit.data[at] = (x - (centre[j] ?? NaN)) / (size[j] ?? NaN);
  });
  const moment = multiply(transpose(unit), unit);
  moment.data.forEach((entry, at) => (moment.data[at] = entry / rows));
  const { values, vectors } = symmetricEigen(isComplex ? hermitianPart(moment) : moment);
  if (!((values[0] ?? NaN) >= DEPENDENT_BELOW)) {
    return null;
  }
  const rootOf = (power: number): Matrix => {
    const scaled = matrixOf(columns, columns, vectors.data);
    scaled.data.forEach((entry, at) => (scaled.data[at] = entry * (values[Math.floor(at / columns)] ?? NaN) ** power));
    return multiply(transpose(vectors), scaled);
  };
  const [forward, backward] = [rootOf(-0.5), rootOf(0.5)];
  forward.data.forEach((entry, at) => (forward.data[at] = entry / (size[at % columns] ?? NaN)));
  backward.data.forEach((entry, at) => (backward.data[at] = entry * (size[Math.floor(at / columns)] ?? NaN)));
  return { centre, forward, backward };
}

function columnsOf({ rows, columns, data }: Matrix, first: number, count: number): Matrix {
  return matrixOf(
    rows,
    count,
    data.filter((_, at) => at % columns >= first && at % columns < first + count),
  );
}

function sideBySide(parts: readonly Whitening[]): Whitening {
  const size = parts[0]?.centre.length ?? 0;
  const blocks = (of: (part: Whitening) => Matrix): Matrix => {
    const whole = matrixOf(parts.length * size, parts.length * size);
    parts.forEach((part, p) => {
      of(part).data.forEach((entry, at) => {
        const [row, column] = [p * size + Math.floor(at / size), p * size + (at % size)];
        whole.data[row * whole.columns + column] = entry;
      });
    });
    return whole;
  };
  return {
    centre: Float64Array.from(parts.flatMap(({ centre }) => [...centre])),
    forward: blocks(({ forward }) => forward),
    backward: blocks(({ backward }) => backward),
  };
}

/** z of every row, shape [N, r]. */
export function whitenRows({ centre, forward }: Whitening, samples: Matrix): Matrix {
  const shifted = matrixOf(samples.rows, samples.columns, samples.data);
  shifted.data.forEach((x, at) => (shifted.data[at] = x - (centre[at % samples.columns] ?? NaN)));
  return multiply(shifted, transpose(forward));
}

/** ½(S + I S Iᵀ) with I (a, b) = (−b, a): what is left commutes with I. */
function hermitianPart(moment: Matrix): Matrix {
  const size = moment.rows;
  const half = size / 2;
  const rotated = (i: number): number => (i + half) % size;
  const sign = (i: number): number => (i < half ? -1 : 1);
  return matrixOf(
    size,
    size,
    moment.data.map((entry, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return (entry + sign(i) * sign(j) * (moment.data[rotated(i) * size + rotated(j)] ?? NaN)) / 2;
    }),
  );
}

/** The mean of numbers whose sum may overflow. */
function scaledMean(numbers: Float64Array): number {
  return numbers.reduce((mean, x) => mean + x / numbers.length, 0);
}

/** √(mean of x²) of numbers whose squares may overflow or vanish. */
function rootMeanSquare(numbers: Float64Array): number {
  const largest = numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return largest === 0
    ? 0
    : largest * Math.sqrt(numbers.reduce((sum, x) => sum + (x / largest) ** 2, 0) / numbers.length);
}
