import { matrixOf, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';

/**
 * u(n): the antihermitian matrices A + iB as the real blocks [[A, −B], [B, A]], acting on (Re x, Im x).
 *
 * @param n at least 1, the complex dimension
 * @returns n² generators of shape [2n, 2n] with ⟨J_a, J_b⟩ = 2 δ_ab over the real entries: the antisymmetric
 *   (E_jk − E_kj)/√2, the symmetric i(E_jk + E_kj)/√2, then the diagonal i E_jj
 */
export function u(n: number): Matrix[] {
  const off = pairs(n);
  return [
    ...off.map(([j, k]) =>
      scale(
        realBlocks(
          n,
          [
            [j, k, 1],
            [k, j, -1],
          ],
          [],
        ),
        Math.SQRT1_2,
      ),
    ),
    ...off.map(([j, k]) =>
      scale(
        realBlocks(
          n,
          [],
          [
            [j, k, 1],
            [k, j, 1],
          ],
        ),
        Math.SQRT1_2,
      ),
    ),
    ...Array.from({ length: n }, (_, j) => realBlocks(n, [], [[j, j, 1]])),
  ];
}

type Entry = readonly [row: number, column: number, value: number];

function realBlocks(n: number, real: readonly Entry[], imaginary: readonly Entry[]): Matrix {
  const blocks = matrixOf(2 * n, 2 * n);
  for (const [j, k, value] of real) {
    blocks.data[j * 2 * n + k] = value;
    blocks.data[(n + j) * 2 * n + n + k] = value;
  }
  for (const [j, k, value] of imaginary) {
    blocks.data[j * 2 * n + n + k] = -value;
    blocks.data[(n + j) * 2 * n + k] = value;
  }
  return blocks;
}
