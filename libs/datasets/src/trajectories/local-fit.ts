/** How a polynomial over a window of points gives its value and its slope at one of them: as sums over the window. */
export interface LocalFit {
  readonly value: Float64Array;
  /** Per unit of time. */
  readonly slope: Float64Array;
}

/**
 * Weights of the least-squares polynomial over a window, at time 0 of it: with orthonormal polynomials q_a of the times,
 *
 *     value_j = Σ_a q_a(0) q_a(t_j),   slope_j = Σ_a q_a′(0) q_a(t_j)
 *
 * @param times of the window from the point that is asked about, shape [w]
 * @param degree below w
 */
export function localFit(times: Float64Array, degree: number): LocalFit {
  const size = times.reduce((most, time) => Math.max(most, Math.abs(time)), 0);
  const t = times.map((time) => time / size);
  const [value, slope] = [new Float64Array(t.length), new Float64Array(t.length)];
  const basis: Float64Array[] = [];
  /** q_a(0) and q_a′(0). */
  const [values, slopes] = [new Float64Array(degree + 1), new Float64Array(degree + 1)];
  for (let a = 0; a <= degree; a += 1) {
    const last = basis[a - 1];
    const next =
      last === undefined ? new Float64Array(t.length).fill(1) : last.map((entry, j) => entry * (t[j] ?? Number.NaN));
    let [own, ownSlope] = last === undefined ? [1, 0] : [0, values[a - 1] ?? Number.NaN];
    // Twice: once leaves rounding.
    for (let b = 0; b < 2 * a; b += 1) {
      const other = basis[b % a] ?? next;
      const along = dot(next, other);
      for (let j = 0; j < next.length; j += 1) next[j] = (next[j] ?? Number.NaN) - along * (other[j] ?? Number.NaN);
      own -= along * (values[b % a] ?? Number.NaN);
      ownSlope -= along * (slopes[b % a] ?? Number.NaN);
    }
    const length = Math.sqrt(dot(next, next));
    values[a] = own / length;
    slopes[a] = ownSlope / length;
    for (let j = 0; j < next.length; j += 1) {
      const entry = (next[j] ?? Number.NaN) / length;
      next[j] = entry;
      value[j] = (value[j] ?? Number.NaN) + (own / length) * entry;
      slope[j] = (slope[j] ?? Number.NaN) + ((ownSlope / length) * entry) / size;
    }
    basis.push(next);
  }
  return { value, slope };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j += 1) sum += (a[j] ?? Number.NaN) * (b[j] ?? Number.NaN);
  return sum;
}
