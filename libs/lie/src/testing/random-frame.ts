import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { randomRotation } from '../random-rotation.js';
import { realForms } from '../real-forms.js';
import type { Draw } from '../seeded-normals.js';

/** What features are: n of them, complex ones as n real parts, then n imaginary parts. For tests only. */
export interface FrameShape {
  readonly dimension: number;
  readonly field: 'real' | 'complex';
}

/** A change of coordinates x' = M x, with M⁻¹. For tests only. */
export interface Frame {
  readonly matrix: Matrix;
  readonly inverse: Matrix;
}

/** The matrix with these numbers on its diagonal and zeros beside it. For tests only. */
export function diagonalMatrix(entries: readonly number[]): Matrix {
  const matrix = matrixOf(entries.length, entries.length);
  entries.forEach((entry, j) => (matrix.data[j * (entries.length + 1)] = entry));
  return matrix;
}

/**
 * A random orthogonal matrix, or the real form [2n, 2n] of a random unitary one: each is O · phases · O' with O and O' real.
 * For tests only.
 */
export function randomUnitary({ dimension: n, field }: FrameShape, draw: Draw): Matrix {
  if (field === 'real') {
    return randomRotation(n, draw);
  }
  const complex = (real: Matrix, imaginary = matrixOf(n, n)): Matrix =>
    realForms([...real.data, ...imaginary.data], { dimension: n, field })[0] ?? matrixOf(0, 0);
  const angles = Array.from({ length: n }, () => Math.PI * draw());
  const phases = complex(diagonalMatrix(angles.map(Math.cos)), diagonalMatrix(angles.map(Math.sin)));
  return multiply(multiply(complex(randomRotation(n, draw)), phases), complex(randomRotation(n, draw)));
}

/** U diag(1 … 1/condition) V: any linear map is one, and a complex linear one where the field is complex. For tests only. */
export function randomFrame(shape: FrameShape, condition: number, draw: Draw): Frame {
  const [u, v] = [randomUnitary(shape, draw), randomUnitary(shape, draw)];
  const stretches = Array.from(
    { length: u.rows },
    (_, at) => condition ** (-(at % shape.dimension) / Math.max(1, shape.dimension - 1)),
  );
  const shrinks = stretches.map((stretch) => 1 / stretch);
  return {
    matrix: multiply(multiply(u, diagonalMatrix(stretches)), v),
    inverse: multiply(multiply(transpose(v), diagonalMatrix(shrinks)), transpose(u)),
  };
}

/** The generators in other coordinates of the features: M J M⁻¹. For tests only. */
export function conjugateBy({ matrix, inverse }: Frame, generators: readonly Matrix[]): Matrix[] {
  return generators.map((generator) => multiply(multiply(matrix, generator), inverse));
}
