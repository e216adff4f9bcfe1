import type { Matrix } from '../matrix.js';
import { identity } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { decideSpaces } from './decide.js';
import { noiseOfFound } from './normalised-algebra.js';
import { bracketsOf } from './rows.js';

/**
 * h ⊇ [h, h] ⊇ [[h, h], [h, h]] ⊇ … of all of the algebra or of a subalgebra h, until it stays.
 *
 * @param start orthonormal rows of h
 * @returns orthonormal rows of each, the first being those of h
 * @throws UndecidedError where there is no gap
 */
export function derivedSeries(algebra: LieAlgebra, start = identity(algebra.dimension)): Matrix[] {
  return descend(start, (space) => derivedSpace(algebra, space, space, 'the derived series'));
}

/** h ⊇ [h, h] ⊇ [h, [h, h]] ⊇ … of all of the algebra or of a subalgebra h, likewise. */
export function lowerCentralSeries(algebra: LieAlgebra, start = identity(algebra.dimension)): Matrix[] {
  return descend(start, (space) => derivedSpace(algebra, start, space, 'the lower central series'));
}

/** The span of all brackets of two spaces: orthonormal rows. */
export function derivedSpace(algebra: LieAlgebra, first: Matrix, second: Matrix, decision: string): Matrix {
  const isGiven = first.rows === algebra.dimension && second.rows === algebra.dimension;
  const noise = isGiven ? algebra.noise : noiseOfFound(algebra);
  return decideSpaces(bracketsOf(algebra, first, second), noise, decision).rowSpace;
}

function descend(start: Matrix, next: (space: Matrix) => Matrix): Matrix[] {
  const spaces = [start];
  for (let space = start; space.rows > 0; ) {
    const smaller = next(space);
    if (smaller.rows >= space.rows) {
      break;
    }
    spaces.push(smaller);
    space = smaller;
  }
  return spaces;
}
