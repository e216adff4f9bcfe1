/** Σ_k a_k b_k. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? NaN) * (b[at] ?? NaN);
  return sum;
}
