import type { Matrix } from '../matrix.js';
import { splitSpaces, STRUCTURE_GAP } from '../structure/split-spaces.js';
import type { SplitSpaces } from '../structure/split-spaces.js';
import { UndecidedError } from './undecided-error.js';

/**
 * The nullspace and the row space of a matrix that is known up to noise.
 *
 * @param decision what is decided by it, as in `the centre`
 * @throws UndecidedError where there is no gap
 */
export function decideSpaces(matrix: Matrix, noise: number, decision: string): SplitSpaces {
  const spaces = splitSpaces(matrix, noise);
  if (spaces === null) {
    throw new UndecidedError(decision);
  }
  return spaces;
}

/**
 * Whether a number that is known up to noise is zero.
 *
 * @throws UndecidedError between the noise and `STRUCTURE_GAP` times that
 */
export function decideZero(value: number, noise: number, decision: string): boolean {
  const size = Math.abs(value);
  if (size <= noise) {
    return true;
  }
  if (!(size >= STRUCTURE_GAP * noise)) {
    throw new UndecidedError(decision);
  }
  return false;
}
