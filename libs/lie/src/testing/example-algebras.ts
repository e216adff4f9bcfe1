import { so } from './so.js';
import { matrixOf, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/** An entry that is not zero. For tests only. */
export type Place = readonly [row: number, column: number, value?: number];

/** The matrix [n, n] with given entries, 1 unless said otherwise, and zeros beside them. For tests only. */
export function sparse(n: number, ...places: readonly Place[]): Matrix {
  const matrix = matrixOf(n, n);
  for (const [row, column, value = 1] of places) matrix.data[row * n + column] = value;
  return matrix;
}

/** Multiplication by i in real form: (Re x, Im x) → (−Im x, Re x). For tests only. */
export function imaginaryUnit(n: number): Matrix {
  return sparse(
    2 * n,
    ...numbers(n).flatMap((j): Place[] => [
      [j, n + j, -1],
      [n + j, j],
    ]),
  );
}

const numbers = (n: number): number[] => Array.from({ length: n }, (_, j) => j);

/** Two sets on the diagonal blocks of one matrix: the direct sum. For tests only. */
export function directSum(first: readonly Matrix[], second: readonly Matrix[]): Matrix[] {
  const [n, m] = [first[0]?.rows ?? 0, second[0]?.rows ?? 0];
  const place = ({ rows, data }: Matrix, at: number): Matrix =>
    sparse(n + m, ...Array.from(data, (value, j) => [at + Math.floor(j / rows), at + (j % rows), value] as const));
  return [...first.map((one) => place(one, 0)), ...second.map((one) => place(one, n))];
}

/** gl(n): all matrices. For tests only. */
export function gl(n: number): Matrix[] {
  return numbers(n).flatMap((j) => numbers(n).map((k) => scale(sparse(n, [j, k]), Math.SQRT2)));
}

/** The upper triangular matrices, with their diagonal: solvable. For tests only. */
export function upperTriangular(n: number): Matrix[] {
  return numbers(n).flatMap((j) => numbers(n - j).map((k) => sparse(n, [j, j + k])));
}

/** The upper triangular matrices without a diagonal: nilpotent, for n = 3 the algebra of Heisenberg. For tests only. */
export function strictlyUpperTriangular(n: number): Matrix[] {
  return numbers(n).flatMap((j) => numbers(n - j - 1).map((k) => sparse(n, [j, j + k + 1])));
}

/** The diagonal matrices: abelian. For tests only. */
export function diagonals(n: number): Matrix[] {
  return numbers(n).map((j) => sparse(n, [j, j]));
}

/** e(n): rotations and shifts of Rⁿ, on (x, 1). For tests only. */
export function euclidean(n: number): Matrix[] {
  const rotations = directSum(so(n), [matrixOf(1, 1)]).slice(0, -1);
  return [...rotations, ...numbers(n).map((j) => sparse(n + 1, [j, n]))];
}

/** sp(2n, R): [[A, B], [C, −Aᵀ]] with B and C symmetric, which keeps Σ p_j q'_j − q_j p'_j. For tests only. */
export function symplectic(n: number): Matrix[] {
  const upper = numbers(n).flatMap((j) => numbers(n - j).map((k) => [j, j + k] as const));
  return [
    ...numbers(n).flatMap((j) => numbers(n).map((k) => sparse(2 * n, [j, k], [n + k, n + j, -1]))),
    ...upper.map(([j, k]) => sparse(2 * n, [j, n + k], [k, n + j])),
    ...upper.map(([j, k]) => sparse(2 * n, [n + j, k], [n + k, j])),
  ];
}
