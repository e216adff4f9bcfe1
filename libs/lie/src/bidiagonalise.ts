import type { Matrix } from './matrix.js';

/** An upper bidiagonal matrix: p numbers on the diagonal and p − 1 beside it. */
export interface Bidiagonal {
  readonly diagonal: Float64Array;
  readonly superdiagonal: Float64Array;
}

/** A column or row below 1e-20 of the largest entry, whose squares this is, is left out: it is rounding of rounding. */
const NEGLIGIBLE_SQUARED = 1e-40;

/**
 * The upper bidiagonal matrix B with the singular values of A, by Householder reflections from both sides.
 *
 *     A ← A − v zᵀ − y wᵀ
 *
 * where v clears a column, w a row, z = β vᵀA, and y = γ (A − v zᵀ) w. Step k touches each row once: it applies both
 * reflections of that step and sums vᵀA of the next.
 *
 * @param matrix A, shape [p, p], entries at most of order 1
 */
export function bidiagonalise({ rows: p, data }: Matrix): Bidiagonal {
  const rows = Array.from({ length: p }, (_, i) => data.slice(i * p, (i + 1) * p));
  const diagonal = new Float64Array(p);
  const superdiagonal = new Float64Array(Math.max(0, p - 1));
  let products = new Float64Array(p); // Σ_i A_ik A_i over the rows i > k
  let nextProducts = new Float64Array(p);
  const spare = new Float64Array(p); // stands beside the last row where their number is odd
  rows.slice(1).forEach((row) => {
    addScaled(products, row[0] ?? NaN, row, 0);
  });
  rows.forEach((pivotRow, k) => {
    const column = reflection(pivotRow[k] ?? NaN, products[k] ?? NaN);
    diagonal[k] = column.remains;
    addScaled(products, column.head, pivotRow, k + 1); // vᵀA
    addScaled(pivotRow, -column.beta * column.head, products, k + 1);
    if (k + 1 === p) {
      return;
    }
    const w = pivotRow;
    const row = reflection(w[k + 1] ?? NaN, dot(w, w, k + 2));
    superdiagonal[k] = row.remains;
    w[k + 1] = row.head;
    nextProducts.fill(0);
    for (let i = k + 1; i < p; i += 2) {
      const first = rows[i] ?? spare;
      const second = rows[i + 1] ?? spare;
      const along = reflectAndDot(first, -column.beta * (first[k] ?? NaN), products, w, k + 1);
      const otherAlong = reflectAndDot(second, -column.beta * (second[k] ?? NaN), products, w, k + 1);
      const weight = i === k + 1 ? 0 : (first[k + 1] ?? NaN) - row.beta * along * row.head;
      const otherWeight = (second[k + 1] ?? NaN) - row.beta * otherAlong * row.head;
      addToTwoRows(
        first,
        second,
        [-row.beta * along, -row.beta * otherAlong],
        w,
        nextProducts,
        [weight, otherWeight],
        k,
      );
    }
    [products, nextProducts] = [nextProducts, products];
  });
  return { diagonal, superdiagonal };
}

interface Reflection {
  /** First entry of v; the others are those of the vector that is cleared. */
  readonly head: number;
  /** H = 1 − β v vᵀ */
  readonly beta: number;
  /** First entry of Hx. */
  readonly remains: number;
}

/** The Householder reflection of a vector (first, tail) onto its first axis, with the sign that never cancels. */
function reflection(first: number, tailSquared: number): Reflection {
  if (tailSquared < NEGLIGIBLE_SQUARED) {
    return { head: 0, beta: 0, remains: first };
  }
  const remains = -(first < 0 ? -1 : 1) * Math.sqrt(first * first + tailSquared);
  const head = first - remains;
  return { head, beta: 2 / (head * head + tailSquared), remains };
}

/** row += factor · products from column `start` on; returns row · w there. Four sums, since one waits for itself. */
function reflectAndDot(
  row: Float64Array,
  factor: number,
  products: Float64Array,
  w: Float64Array,
  start: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = start;
  for (; j + 3 < row.length; j += 4) {
    const a = (row[j] ?? NaN) + factor * (products[j] ?? NaN);
    const b = (row[j + 1] ?? NaN) + factor * (products[j + 1] ?? NaN);
    const c = (row[j + 2] ?? NaN) + factor * (products[j + 2] ?? NaN);
    const d = (row[j + 3] ?? NaN) + factor * (products[j + 3] ?? NaN);
    row[j] = a;
    row[j + 1] = b;
    row[j + 2] = c;
    row[j + 3] = d;
    s0 += a * (w[j] ?? NaN);
    s1 += b * (w[j + 1] ?? NaN);
    s2 += c * (w[j + 2] ?? NaN);
    s3 += d * (w[j + 3] ?? NaN);
  }
  for (; j < row.length; j++) {
    row[j] = (row[j] ?? NaN) + factor * (products[j] ?? NaN);
    s0 += (row[j] ?? NaN) * (w[j] ?? NaN);
  }
  return s0 + s1 + s2 + s3;
}

/** Each row += its factor · w, then products += its weight · row, after column k; two rows at once, as `foldBlock` does. */
function addToTwoRows(
  first: Float64Array,
  second: Float64Array,
  [firstFactor, secondFactor]: readonly [number, number],
  w: Float64Array,
  products: Float64Array,
  [firstWeight, secondWeight]: readonly [number, number],
  k: number,
): void {
  for (let j = k + 1; j < first.length; j++) {
    const along = w[j] ?? NaN;
    const entry = (first[j] ?? NaN) + firstFactor * along;
    const other = (second[j] ?? NaN) + secondFactor * along;
    first[j] = entry;
    second[j] = other;
    products[j] = (products[j] ?? NaN) + firstWeight * entry + secondWeight * other;
  }
}

function dot(a: Float64Array, b: Float64Array, start: number): number {
  let sum = 0;
  for (let j = start; j < a.length; j++) {
    sum += (a[j] ?? NaN) * (b[j] ?? NaN);
  }
  return sum;
}

/** target += factor · source, from column `start` on. */
function addScaled(target: Float64Array, factor: number, source: Float64Array, start: number): void {
  for (let j = start; j < target.length; j++) {
    target[j] = (target[j] ?? NaN) + factor * (source[j] ?? NaN);
  }
}
