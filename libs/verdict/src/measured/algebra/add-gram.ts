/** Rows taken at once: the sum is then read and written a quarter as often. */
const ROWS_AT_ONCE = 4;

/**
 * Adds EᵀE to the upper half of a symmetric matrix.
 *
 * @param target shape [q, q]; what stands below the diagonal afterwards means nothing
 * @param rows E, shape [count, q]
 * @param size q
 * @param startOf the first column that is not zero in row i, not decreasing; 0 without it
 */
export function addGram(target: Float64Array, rows: Float64Array, size: number, startOf?: Int32Array): void {
  const count = rows.length / size;
  const none = new Float64Array(size);
  const rowOf = (i: number): Float64Array => (i < count ? rows.subarray(i * size, (i + 1) * size) : none);
  const spare = new Float64Array(size);
  const targets = Array.from({ length: size }, (_, j) => target.subarray(j * size, (j + 1) * size));
  for (let i = 0; i < count; i += ROWS_AT_ONCE) {
    const [a, b, c, d] = [rowOf(i), rowOf(i + 1), rowOf(i + 2), rowOf(i + 3)];
    for (let j = startOf?.[i] ?? 0; j < size; j += 2) {
      addFourSquares(targets[j] ?? spare, targets[j + 1] ?? spare, [a, b, c, d], j);
    }
  }
}

/** Two rows j, j + 1 of the sum at once. */
function addFourSquares(
  target: Float64Array,
  next: Float64Array,
  [a, b, c, d]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
  j: number,
): void {
  const [aj, bj, cj, dj] = [a[j] ?? NaN, b[j] ?? NaN, c[j] ?? NaN, d[j] ?? NaN];
  const hasNext = j + 1 < a.length;
  const [an, bn, cn, dn] = hasNext
    ? [a[j + 1] ?? NaN, b[j + 1] ?? NaN, c[j + 1] ?? NaN, d[j + 1] ?? NaN]
    : [0, 0, 0, 0];
  for (let k = j; k < target.length; k++) {
    const [ak, bk, ck, dk] = [a[k] ?? NaN, b[k] ?? NaN, c[k] ?? NaN, d[k] ?? NaN];
    target[k] = (target[k] ?? NaN) + aj * ak + bj * bk + cj * ck + dj * dk;
    next[k] = (next[k] ?? NaN) + an * ak + bn * bk + cn * ck + dn * dk;
  }
}
