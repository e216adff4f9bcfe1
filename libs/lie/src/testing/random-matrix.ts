import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import type { Draw } from '../seeded-normals.js';

/** A matrix of independent standard normal entries. For tests only. */
export function randomMatrix(rows: number, columns: number, draw: Draw): Matrix {
  return matrixOf(rows, columns, Array.from({ length: rows * columns }, draw));
}

/** The identity plus a quarter of a random matrix over √n: a change of basis with a moderate condition number. */
export function randomMixing(count: number, draw: Draw): Matrix {
  const noise = randomMatrix(count, count, draw);
  return {
    ...noise,
    data: noise.data.map((entry, index) => (index % (count + 1) === 0 ? 1 : 0) + entry / (4 * Math.sqrt(count))),
  };
}

/** Mixes generators by an invertible matrix: J'_a = Σ_b M_ab J_b. For tests only. */
export function mixGenerators(mixing: Matrix, generators: readonly Matrix[]): Matrix[] {
  return generators.map((generator, a) => ({
    ...generator,
    data: generator.data.map((_, index) =>
      generators.reduce(
        (sum, other, b) => sum + (mixing.data[a * mixing.columns + b] ?? NaN) * (other.data[index] ?? NaN),
        0,
      ),
    ),
  }));
}
