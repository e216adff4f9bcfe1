import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

type FourRows = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * R·X for an upper triangle R: two rows of the product from four rows of X at a time, so that memory is read seldom.
 *
 * @param triangle R, shape [q, q]
 * @param right X, shape [q, c]
 * @param startOf the first column of X that is not zero in row i, not decreasing; 0 without it
 * @returns shape [q, c], with the same zeros as X
 */
export function triangleTimes({ rows: size, data: r }: Matrix, right: Matrix, startOf?: Int32Array): Matrix {
  const { columns } = right;
  const product = matrixOf(size, columns);
  const [none, noFactors] = [new Float64Array(columns), new Float64Array(size)];
  const rowsOf = ({ columns: width, data }: Matrix): Float64Array[] =>
    Array.from({ length: size }, (_, k) => data.subarray(k * width, (k + 1) * width));
  const [sources, targets] = [rowsOf(right), rowsOf(product)];
  const fours = Array.from({ length: Math.ceil(size / 4) }, (_, block): FourRows => {
    const [a = none, b = none, c = none, d = none] = sources.slice(4 * block, 4 * block + 4);
    return [a, b, c, d];
  });
  for (let i = 0; i < size; i += 2) {
    const factors = r.subarray(i * size, (i + 1) * size);
    const nextFactors = i + 1 < size ? r.subarray((i + 1) * size, (i + 2) * size) : noFactors;
    for (let block = Math.floor(i / 4); block < fours.length; block++) {
      const start = startOf?.[Math.max(i, 4 * block)] ?? 0;
      addFourRows(targets[i] ?? none, targets[i + 1] ?? none, factors, nextFactors, fours[block], 4 * block, start);
    }
  }
  return product;
}

/** target += Σ_s f_{k+s} row_s over four rows, for two targets with their factors. */
function addFourRows(
  target: Float64Array,
  other: Float64Array,
  f: Float64Array,
  g: Float64Array,
  rows: FourRows | undefined,
  k: number,
  start: number,
): void {
  if (rows === undefined) {
    return;
  }
  const [a, b, c, d] = rows;
  const [fa, fb, fc, fd] = [f[k] ?? 0, f[k + 1] ?? 0, f[k + 2] ?? 0, f[k + 3] ?? 0];
  const [ga, gb, gc, gd] = [g[k] ?? 0, g[k + 1] ?? 0, g[k + 2] ?? 0, g[k + 3] ?? 0];
  for (let j = start; j < target.length; j++) {
    const [aj, bj, cj, dj] = [a[j] ?? NaN, b[j] ?? NaN, c[j] ?? NaN, d[j] ?? NaN];
    target[j] = (target[j] ?? NaN) + fa * aj + fb * bj + fc * cj + fd * dj;
    other[j] = (other[j] ?? NaN) + ga * aj + gb * bj + gc * cj + gd * dj;
  }
}
