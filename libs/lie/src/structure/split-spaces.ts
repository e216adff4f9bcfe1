import { triangularise } from '../factor-rows.js';
import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { singularValues } from '../singular-values.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** A singular value is zero within the noise and non-zero from this multiple of it on; in between nothing is said. */
export const STRUCTURE_GAP = 10;

/** The two spaces of a matrix, each by orthonormal rows of length c. */
export interface SplitSpaces {
  readonly nullspace: Matrix;
  readonly rowSpace: Matrix;
}

/**
 * The nullspace and the row space of a matrix that is known up to noise.
 *
 * @param matrix shape [r, c]
 * @param noise the largest singular value that stands for a zero
 * @returns null when a singular value lies between `noise` and `STRUCTURE_GAP` times that: there is no gap
 */
export function splitSpaces(matrix: Matrix, noise: number): SplitSpaces | null {
  const triangle = triangularise(matrix);
  const values = singularValues(triangle);
  const rank = values.filter((value) => value >= STRUCTURE_GAP * noise).length;
  if (values.filter((value) => value <= noise).length + rank !== matrix.columns) {
    return null;
  }
  const { vectors } = symmetricEigen(multiply(transpose(triangle), triangle));
  return { nullspace: rowRange(vectors, 0, matrix.columns - rank), rowSpace: rowRange(vectors, matrix.columns - rank) };
}

/** Rows with numbers from `start` to `end`, without the latter. */
function rowRange({ columns, rows, data }: Matrix, start: number, end = rows): Matrix {
  return { rows: end - start, columns, data: data.slice(start * columns, end * columns) };
}

/** Matrices of one width on top of each other. */
export function stackVertically(first: Matrix, ...others: readonly Matrix[]): Matrix {
  const rows = [first, ...others].reduce((sum, each) => sum + each.rows, 0);
  const data = new Float64Array(rows * first.columns);
  let filled = 0;
  for (const each of [first, ...others]) {
    data.set(each.data, filled);
    filled += each.data.length;
  }
  return { rows, columns: first.columns, data };
}
