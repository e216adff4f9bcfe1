import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

/**
 * R·X for an upper triangle R.
 *
 * @param triangle R, shape [q, q]
 * @param right X, shape [q, c]
 * @param startOf the first column of X that is not zero in row i, not decreasing; 0 without it
 * @returns shape [q, c], with the same zeros as X
 */
export function triangleTimes({ rows: size, data: r }: Matrix, right: Matrix, startOf?: Int32Array): Matrix {
  const { columns, data: x } = right;
  const product = matrixOf(size, columns);
  const none = new Float64Array(columns);
  const rowOf = (k: number): Float64Array => (k < size ? x.subarray(k * columns, (k + 1) * columns) : none);
  for (let i = 0; i < size; i++) {
    const target = product.data.subarray(i * columns, (i + 1) * columns);
    for (let k = i; k < size; k += 4) {
      const factors = r.subarray(i * size + k, i * size + Math.min(k + 4, size));
      addFourRows(target, factors, [rowOf(k), rowOf(k + 1), rowOf(k + 2), rowOf(k + 3)], startOf?.[k] ?? 0);
    }
  }
  return product;
}

/** target += Σ f_s row_s over four rows at once: the target is then read and written a quarter as often. */
function addFourRows(
  target: Float64Array,
  factors: Float64Array,
  [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
  start: number,
): void {
  const [fa, fb, fc, fd] = [factors[0] ?? 0, factors[1] ?? 0, factors[2] ?? 0, factors[3] ?? 0];
  for (let j = start; j < target.length; j++) {
    target[j] = (target[j] ?? NaN) + fa * (a[j] ?? NaN) + fb * (b[j] ?? NaN) + fc * (c[j] ?? NaN) + fd * (d[j] ?? NaN);
  }
}
