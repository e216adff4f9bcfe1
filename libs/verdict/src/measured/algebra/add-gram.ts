/** Rows taken at once: the sum is then read and written a quarter as often. */
const ROWS_AT_ONCE = 4;

/**
 * Adds EᵀE to the upper half of a symmetric matrix.
 *
 * @param target shape [q, q]; entries below the diagonal are left alone
 * @param rows E, shape [count, q]
 * @param size q
 * @param startOf the first column that is not zero in row i, not decreasing; 0 without it
 */
export function addGram(target: Float64Array, rows: Float64Array, size: number, startOf?: Int32Array): void {
  const count = rows.length / size;
  const none = new Float64Array(size);
  const rowOf = (i: number): Float64Array => (i < count ? rows.subarray(i * size, (i + 1) * size) : none);
  for (let i = 0; i < count; i += ROWS_AT_ONCE) {
    addFourSquares(target, rowOf(i), rowOf(i + 1), rowOf(i + 2), rowOf(i + 3), startOf?.[i] ?? 0);
  }
}

function addFourSquares(
  target: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  start: number,
): void {
  const size = a.length;
  for (let j = start; j < size; j++) {
    const [aj, bj, cj, dj] = [a[j] ?? NaN, b[j] ?? NaN, c[j] ?? NaN, d[j] ?? NaN];
    const row = j * size;
    for (let k = j; k < size; k++) {
      target[row + k] =
        (target[row + k] ?? NaN) + aj * (a[k] ?? NaN) + bj * (b[k] ?? NaN) + cj * (c[k] ?? NaN) + dj * (d[k] ?? NaN);
    }
  }
}
