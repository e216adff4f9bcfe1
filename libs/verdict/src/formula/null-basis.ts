import { matrixOf, type Matrix } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';

/** Each iteration shrinks what is not null by the square of the gap: two are enough for a gap of 100, three are sure. */
const ITERATIONS = 3;

/** Pivots below this share of the largest are raised to it: a null direction needs a solution, however large. */
const LEAST_PIVOT = 1e-14;

const START_SEED = 20_231;

/**
 * An orthonormal basis of the k directions that an upper triangular matrix takes to the smallest vectors, by inverse
 * iteration on AᵀA with its triangle: two substitutions a step, where a decomposition would take p³.
 *
 * @param triangle A, shape [p, p], with a gap above its k smallest singular values
 * @returns k directions of p numbers
 */
export function nullBasis(triangle: Matrix, k: number): Float64Array[] {
  const p = triangle.columns;
  const stream = normalStream(START_SEED);
  const solvable = withPivots(triangle);
  let basis = orthonormal(Array.from({ length: k }, () => Float64Array.from({ length: p }, () => stream())));
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    basis = orthonormal(basis.map((vector) => solveUpper(solvable, unit(solveLower(solvable, vector)))));
  }
  return basis;
}

function withPivots(triangle: Matrix): Matrix {
  const p = triangle.columns;
  const raised = matrixOf(p, p, triangle.data);
  const largest = largestOf(triangle.data);
  const least = LEAST_PIVOT * (largest === 0 ? 1 : largest);
  for (let j = 0; j < p; j += 1) {
    const pivot = raised.data[j * (p + 1)] ?? Number.NaN;
    if (Math.abs(pivot) < least) raised.data[j * (p + 1)] = least;
  }
  return raised;
}

/** A x = b, divided by its length. */
function solveUpper({ columns: p, data }: Matrix, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = p - 1; i >= 0; i -= 1) {
    const row = data.subarray(i * p, (i + 1) * p);
    let sum = x[i] ?? Number.NaN;
    for (let j = i + 1; j < p; j += 1) sum -= (row[j] ?? Number.NaN) * (x[j] ?? Number.NaN);
    x[i] = sum / (row[i] ?? Number.NaN);
  }
  return unit(x);
}

/** Aᵀ x = b, by rows of A. */
function solveLower({ columns: p, data }: Matrix, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < p; i += 1) {
    const row = data.subarray(i * p, (i + 1) * p);
    const value = (x[i] ?? Number.NaN) / (row[i] ?? Number.NaN);
    x[i] = value;
    for (let j = i + 1; j < p; j += 1) x[j] = (x[j] ?? Number.NaN) - (row[j] ?? Number.NaN) * value;
  }
  return x;
}

/** Divides a vector by its length, in place; by its largest entry first, so that squares stay finite. */
function unit(vector: Float64Array): Float64Array {
  const largest = largestOf(vector);
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const entry = (vector[at] ?? Number.NaN) / largest;
    vector[at] = entry;
    sum += entry * entry;
  }
  const norm = Math.sqrt(sum);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? Number.NaN) / norm;
  return vector;
}

function largestOf(numbers: Float64Array): number {
  let largest = 0;
  for (const entry of numbers) largest = Math.max(largest, Math.abs(entry));
  return largest;
}

/** Gram–Schmidt, each vector twice. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = unit(Float64Array.from(vector));
    for (let pass = 0; pass < 2; pass += 1) {
      for (const direction of basis) rejectInPlace(rest, direction);
      unit(rest);
    }
    basis.push(rest);
  }
  return basis;
}

/** rest −= (direction · rest) direction */
function rejectInPlace(rest: Float64Array, direction: Float64Array): void {
  let component = 0;
  for (let at = 0; at < rest.length; at += 1) component += (direction[at] ?? Number.NaN) * (rest[at] ?? Number.NaN);
  for (let at = 0; at < rest.length; at += 1)
    rest[at] = (rest[at] ?? Number.NaN) - component * (direction[at] ?? Number.NaN);
}
