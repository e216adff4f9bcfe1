import type { Matrix } from '@liesweep/lie';

/** Copies the upper half of a square matrix into its lower half, in place. */
export function mirrorUpper(matrix: Matrix): Matrix {
  const { rows: size, data } = matrix;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      data[i * size + j] = data[j * size + i] ?? NaN;
    }
  }
  return matrix;
}
