import type { Matrix } from './matrix.js';

/** Every row b of a matrix becomes the a with a T = b, T lower triangular, as the T of generators J = T Q by Gram–Schmidt. */
export function solveLowerInPlace({ rows, columns, data }: Matrix, triangle: Matrix): void {
  for (let start = 0; start < rows * columns; start += columns) {
    for (let c = columns - 1; c >= 0; c--) {
      const value = (data[start + c] ?? NaN) / (triangle.data[c * (columns + 1)] ?? NaN);
      data[start + c] = value;
      for (let k = 0; k < c; k++) {
        data[start + k] = (data[start + k] ?? NaN) - value * (triangle.data[c * columns + k] ?? NaN);
      }
    }
  }
}
