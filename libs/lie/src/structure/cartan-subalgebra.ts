import type { Matrix } from '../matrix.js';
import { multiply, scale } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { singularValues } from '../singular-values.js';
import { centre } from './centre.js';
import { killingSignature } from './killing-form.js';
import { adjointOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import { splitSpaces, STRUCTURE_GAP } from './split-spaces.js';

/** Elements drawn; the one whose ad has the widest gap is taken, since a generic one is only almost surely regular. */
const DRAWS = 16;

/**
 * A Cartan subalgebra: the elements on which ad_x of a regular element x is nilpotent. Its dimension is the rank.
 *
 * Where the Killing form is zero on the centre only, ad_x vanishes there and the nullspace of ad_x is the answer;
 * otherwise the nullspaces of its powers are followed until they stop to grow.
 *
 * @returns orthonormal rows of coordinates, shape [rank, N]; null when there is no gap
 */
export function cartanSubalgebra(algebra: LieAlgebra): Matrix | null {
  const known = KNOWN.get(algebra);
  if (known !== undefined) {
    return known;
  }
  const found = findCartanSubalgebra(algebra);
  KNOWN.set(algebra, found);
  return found;
}

/** The rank, the root system and the ideals ask for the same subalgebra, which takes sixteen decompositions. */
const KNOWN = new WeakMap<LieAlgebra, Matrix | null>();

function findCartanSubalgebra(algebra: LieAlgebra): Matrix | null {
  const adjoint = adjointOf(algebra, regularElement(algebra));
  const simple = splitSpaces(adjoint, algebra.noise)?.nullspace ?? null;
  return simple === null || isReductive(algebra) ? simple : followPowers(adjoint, simple, algebra.noise);
}

/** The Killing form is degenerate on the centre alone: the algebra is the sum of its centre and of simple ideals. */
export function isReductive(algebra: LieAlgebra): boolean {
  const signature = killingSignature(algebra);
  return signature !== null && signature.zero === centre(algebra)?.rows;
}

function followPowers(adjoint: Matrix, simple: Matrix, noise: number): Matrix | null {
  let nullspace = simple;
  for (let power = multiply(adjoint, adjoint); ; power = multiply(power, adjoint)) {
    const larger = splitSpaces(power, noise)?.nullspace;
    if (larger === undefined || larger.rows === nullspace.rows) {
      return larger ?? null;
    }
    nullspace = larger;
  }
}

/** Of some random unit elements, the one with the fewest zeros of ad_x, and among those the largest other value. */
function regularElement(algebra: LieAlgebra): Float64Array {
  const draw = seededNormals(algebra.dimension);
  let best: { element: Float64Array; zeros: number; smallest: number } = {
    element: new Float64Array(algebra.dimension),
    zeros: Infinity,
    smallest: 0,
  };
  for (let index = 0; index < DRAWS; index++) {
    const element = unitElement(algebra.dimension, draw);
    const values = singularValues(adjointOf(algebra, element));
    const others = values.filter((value) => value > STRUCTURE_GAP * algebra.noise);
    const candidate = { element, zeros: values.length - others.length, smallest: others.at(-1) ?? 0 };
    if (candidate.zeros < best.zeros || (candidate.zeros === best.zeros && candidate.smallest > best.smallest)) {
      best = candidate;
    }
  }
  return best.element;
}

/** A random vector of length one. */
export function unitElement(dimension: number, draw: () => number): Float64Array {
  const row = { rows: 1, columns: dimension, data: Float64Array.from({ length: dimension }, draw) };
  return scale(row, 1 / Math.hypot(...row.data)).data;
}
