import { normSquared } from '../frobenius.js';
import type { Matrix } from '../matrix.js';
import { inverse } from './inverse.js';

/** Newton's iteration doubles the digits; scaled, it needs some ten steps. */
const MOST_STEPS = 60;
const CONVERGED_BELOW = 1e-13;

/**
 * The projector onto the generalised eigenspaces of all eigenvalues with a real part above a bound, along the others:
 * (1 + sign(T − bound))/2, by Newton's iteration S ← (S + S⁻¹)/2 for the sign (Roberts; Higham, "Functions of Matrices", 2008,
 * chapter 5). It asks for no eigenvectors, which T need not have.
 *
 * @param matrix T, square, without eigenvalues near the bound
 */
export function spectralProjector(matrix: Matrix, bound: number): Matrix {
  const { rows } = matrix;
  const onDiagonal = (at: number): number => (at % (rows + 1) === 0 ? 1 : 0);
  let sign: Matrix = { ...matrix, data: matrix.data.map((entry, at) => entry - bound * onDiagonal(at)) };
  for (let step = 0, change = Infinity; step < MOST_STEPS && change > CONVERGED_BELOW; step++) {
    const current = sign;
    const inverted = inverse(current);
    const factor = Math.sqrt(Math.sqrt(normSquared(inverted) / normSquared(current))); // takes both to one size
    const data = current.data.map((entry, at) => (factor * entry + (inverted.data[at] ?? NaN) / factor) / 2);
    const difference = data.map((entry, at) => entry - (current.data[at] ?? NaN));
    change = Math.sqrt(normSquared({ ...current, data: difference }) / normSquared({ ...current, data }));
    sign = { ...current, data };
  }
  return { ...sign, data: sign.data.map((entry, at) => (entry + onDiagonal(at)) / 2) };
}
