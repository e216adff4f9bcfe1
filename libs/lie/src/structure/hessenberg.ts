import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/** A = Q H Qᵀ with Q orthogonal and H zero below its first subdiagonal. */
export interface Hessenberg {
  readonly hessenberg: Matrix;
  /** Q */
  readonly basis: Matrix;
}

/**
 * Reduces a real matrix [p, p] to Hessenberg form by Householder reflections from both sides.
 *
 * @param matrix entries whose squares neither overflow nor vanish
 */
export function reduceToHessenberg(matrix: Matrix): Hessenberg {
  const p = matrix.rows;
  const hessenberg = matrixOf(p, p, matrix.data);
  const basis = matrixOf(p, p);
  for (let index = 0; index < p; index++) {
    basis.data[index * (p + 1)] = 1;
  }
  for (let k = 0; k < p - 2; k++) {
    const v = Float64Array.from({ length: p }, (_, i) => (i > k ? (hessenberg.data[i * p + k] ?? NaN) : 0));
    const length = Math.hypot(...v);
    if (length === 0) {
      continue;
    }
    const head = v[k + 1] ?? NaN;
    v[k + 1] = head + (head < 0 ? -length : length);
    const beta = 2 / v.reduce((sum, entry) => sum + entry * entry, 0);
    reflectRows(hessenberg, v, beta);
    reflectColumns(hessenberg, v, beta);
    reflectColumns(basis, v, beta);
  }
  return { hessenberg, basis };
}

/** A ← (1 − β v vᵀ) A */
function reflectRows({ rows, columns, data }: Matrix, v: Float64Array, beta: number): void {
  for (let j = 0; j < columns; j++) {
    let along = 0;
    for (let i = 0; i < rows; i++) {
      along += (v[i] ?? NaN) * (data[i * columns + j] ?? NaN);
    }
    for (let i = 0; i < rows; i++) {
      data[i * columns + j] = (data[i * columns + j] ?? NaN) - beta * along * (v[i] ?? NaN);
    }
  }
}

/** A ← A (1 − β v vᵀ) */
function reflectColumns({ rows, columns, data }: Matrix, v: Float64Array, beta: number): void {
  for (let i = 0; i < rows; i++) {
    let along = 0;
    for (let j = 0; j < columns; j++) {
      along += (data[i * columns + j] ?? NaN) * (v[j] ?? NaN);
    }
    for (let j = 0; j < columns; j++) {
      data[i * columns + j] = (data[i * columns + j] ?? NaN) - beta * along * (v[j] ?? NaN);
    }
  }
}
