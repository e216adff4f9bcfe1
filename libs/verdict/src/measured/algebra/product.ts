import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

/** The matrix product A·B: [r, k] · [k, c] → [r, c]. */
export function product(a: Matrix, b: Matrix): Matrix {
  const result = matrixOf(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k] ?? NaN;
      for (let j = 0; j < b.columns; j++) {
        const at = i * b.columns + j;
        result.data[at] = (result.data[at] ?? NaN) + factor * (b.data[k * b.columns + j] ?? NaN);
      }
    }
  }
  return result;
}

/** The transpose: [r, c] → [c, r]. */
export function transposed({ rows, columns, data }: Matrix): Matrix {
  return matrixOf(
    columns,
    rows,
    Array.from({ length: rows * columns }, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)] ?? NaN),
  );
}
