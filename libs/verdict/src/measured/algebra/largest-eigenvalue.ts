import { normalStream } from '@liesweep/sweep';
import type { Matrix } from '@liesweep/lie';

/** Seed of the start vector: any, but always the same. */
const START_SEED = 20_251;

/** Iterations end when the value grows by less: it multiplies a standard deviation, of which a percent is immaterial. */
const SETTLED = 1e-3;
const MOST_ITERATIONS = 200;

/**
 * The largest eigenvalue of a positive semidefinite matrix [q, q], by power iteration.
 *
 * @returns 0 for the zero matrix
 */
export function largestEigenvalue({ rows: size, data }: Matrix): number {
  const draw = normalStream(START_SEED);
  let vector = Float64Array.from({ length: size }, draw);
  let value = 0;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const length = Math.hypot(...vector);
    if (!(length > 0)) {
      return length;
    }
    const image = new Float64Array(size);
    let next = 0;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) {
        sum += (data[i * size + j] ?? NaN) * (vector[j] ?? NaN);
      }
      image[i] = sum / length;
      next += (sum / length) ** 2;
    }
    next = Math.sqrt(next);
    vector = image;
    if (Math.abs(next - value) <= SETTLED * next) {
      return next;
    }
    value = next;
  }
  return value;
}
