import type { Matrix } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { Matrix as MlMatrix, SingularValueDecomposition, solve } from 'ml-matrix';

/** Reweighted least squares comes near the smallest sum of moduli in so many steps, and near few terms in as many more. */
const STEPS = 20;

/** The smoothing of |s|, from its first to its last step. */
const FIRST_SMOOTHING = 1;
const LAST_SMOOTHING = 1e-7;

/** The share of the weighted form's trace that keeps it regular. */
const REGULAR = 1e-14;

/** Terms that are below this share of a vector's largest are none. */
const NEGLIGIBLE = 1e-5;

/** A vector with its negligible terms taken away lies this near to the span, or as near as the span is known. */
const IN_SPAN_BELOW = 1e-7;
const NOISE_ROOM = 3;

/** A vector is independent of those that were chosen where more than this share of it is left. */
const INDEPENDENT_ABOVE = 1e-4;

/** Rounds in which ties between equally sparse vectors are broken by chance. */
const ROUNDS = 2;

const SEED = 20_260_501;

/**
 * A basis of the span of rows with as few terms as possible: for every term p the vector with s_p = 1 and the smallest
 * Σ_k |size_k s_k| is found by reweighted least squares, and from there one with fewer terms still, for the smallest sum may be
 * that of many small ones; the sparsest independent ones are taken.
 *
 * @param rows of the span, [d, N], independent
 * @param sizes how large a term with coefficient 1 counts, N numbers
 * @param noise how well the span is known: terms below this share of a vector's largest are none
 * @returns d vectors of N coefficients; negligible terms are exactly zero
 */
export function sparseVectors(rows: Matrix, sizes: Float64Array, noise = 0): Float64Array[] {
  const { rows: d, columns: n } = rows;
  if (d === 0) return [];
  const scaled = new MlMatrix(d, n);
  for (let a = 0; a < d; a += 1) {
    for (let k = 0; k < n; k += 1) scaled.set(a, k, (rows.data[a * n + k] ?? NaN) * (sizes[k] ?? NaN));
  }
  const span = orthonormal(scaled);
  const stream = normalStream(SEED);
  const columnSizes = Array.from({ length: n }, (_, k) => Math.hypot(...span.getColumn(k)));
  const candidates: Float64Array[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const chance = Float64Array.from({ length: n }, () => (round === 0 ? 1 : Math.exp(0.2 * stream())));
    for (let p = 0; p < n; p += 1) {
      if ((columnSizes[p] ?? 0) < NEGLIGIBLE) continue;
      const smallest = reweighted(span, p, chance, null);
      for (const vector of [smallest, reweighted(span, p, chance, smallest)]) {
        const found = refined(vector, span, noise);
        if (found !== null) candidates.push(found);
      }
    }
  }
  const sparsest = candidates.toSorted((a, b) => termCount(a) - termCount(b) || sumOf(a) - sumOf(b));
  const chosen: Float64Array[] = [];
  const orthogonal: Float64Array[] = [];
  const rest = Array.from({ length: d }, (_, a) => Float64Array.from(span.getRow(a)));
  for (const candidate of [...sparsest, ...rest]) {
    if (chosen.length === d) break;
    const left = reject(candidate, orthogonal);
    const size = Math.hypot(...left);
    if (size <= INDEPENDENT_ABOVE * Math.hypot(...candidate)) continue;
    chosen.push(candidate);
    orthogonal.push(left.map((entry) => entry / size));
  }
  return chosen.map((vector) => vector.map((entry, k) => (entry === 0 ? 0 : entry / (sizes[k] ?? NaN))));
}

/** An orthonormal basis of the rows. */
function orthonormal(rows: MlMatrix): MlMatrix {
  const { rightSingularVectors } = new SingularValueDecomposition(rows, { autoTranspose: true });
  return rightSingularVectors.subMatrix(0, rows.columns - 1, 0, rows.rows - 1).transpose();
}

/**
 * s = Sᵀa with s_p = 1: from nothing that with the smallest Σ_k chance_k |s_k|, and from that one with fewer terms, for which
 * a large term counts no more than a small one.
 */
function reweighted(span: MlMatrix, p: number, chance: Float64Array, from: Float64Array | null): Float64Array {
  const own = MlMatrix.columnVector(span.getColumn(p));
  let vector =
    from ??
    Float64Array.from(
      own
        .transpose()
        .mmul(span)
        .div(own.norm() ** 2)
        .to1DArray(),
    );
  for (let step = 0; step < STEPS; step += 1) {
    const smoothing = FIRST_SMOOTHING * (LAST_SMOOTHING / FIRST_SMOOTHING) ** (step / (STEPS - 1));
    const weights = [...vector].map((entry, k) => {
      const weight = (chance[k] ?? NaN) / (Math.abs(entry) + smoothing);
      return from === null ? weight : weight ** 2;
    });
    const form = span.clone().mulRowVector(weights).mmul(span.transpose());
    const regular = MlMatrix.eye(form.rows, form.rows, REGULAR * form.trace());
    const solved = solve(form.add(regular), own);
    const size = own.transpose().mmul(solved).get(0, 0);
    vector = Float64Array.from(solved.transpose().mmul(span).div(size).to1DArray());
  }
  return vector;
}

/** The vector of the span with exactly the terms that are not negligible; null where there is none. */
function refined(vector: Float64Array, span: MlMatrix, noise: number): Float64Array | null {
  const largest = Math.max(...vector.map(Math.abs));
  const negligible = Math.max(NEGLIGIBLE, noise) * largest;
  const off = [...vector.keys()].filter((k) => Math.abs(vector[k] ?? NaN) <= negligible);
  if (off.length === 0) return vector;
  const outside = span.subMatrixColumn(off).transpose(); // [off, d]
  const padded = MlMatrix.zeros(Math.max(outside.rows, outside.columns), outside.columns).setSubMatrix(outside, 0, 0);
  const { rightSingularVectors, diagonal } = new SingularValueDecomposition(padded);
  // Directions of the span that vanish outside of the support; the one nearest to the vector.
  const first = diagonal.findIndex((value) => value <= Math.max(IN_SPAN_BELOW, NOISE_ROOM * noise));
  if (first < 0) return null;
  const kernel = rightSingularVectors.subMatrix(0, span.rows - 1, first, span.rows - 1);
  const inside = kernel.transpose().mmul(span); // [kernel, n]
  const along = inside.mmul(MlMatrix.columnVector([...vector]));
  const exact = along.transpose().mmul(inside).to1DArray();
  const isOff = new Set(off);
  return Float64Array.from(exact, (entry, k) => (isOff.has(k) ? 0 : entry));
}

function reject(vector: Float64Array, orthogonal: readonly Float64Array[]): Float64Array {
  const left = vector.slice();
  for (const direction of [...orthogonal, ...orthogonal]) {
    const part = left.reduce((sum, entry, k) => sum + entry * (direction[k] ?? NaN), 0);
    left.forEach((entry, k) => {
      left[k] = entry - part * (direction[k] ?? NaN);
    });
  }
  return left;
}

function termCount(vector: Float64Array): number {
  return vector.filter((entry) => entry !== 0).length;
}

function sumOf(vector: Float64Array): number {
  return vector.reduce((sum, entry) => sum + Math.abs(entry), 0) / Math.hypot(...vector);
}
