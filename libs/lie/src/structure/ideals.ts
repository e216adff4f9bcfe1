import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { isReductive } from './cartan-subalgebra.js';
import { centre, derivedAlgebra } from './centre.js';
import { killingForm, killingNoise } from './killing-form.js';
import { identity, restrictTo } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import { refineRootVector } from './refine-root-vector.js';
import type { RootVector } from './refine-root-vector.js';
import { rootSystem } from './root-system.js';
import { splitSpaces, stackVertically } from './split-spaces.js';

/** The parts of a reductive algebra, each by orthonormal rows of coordinates. */
export interface Ideals {
  /** Shape [dimension of the centre, N]. */
  readonly centre: Matrix;
  /** The simple ideals, shape [d, N] each, the largest first. */
  readonly simple: readonly Matrix[];
}

/**
 * Splits a reductive algebra into its centre and its simple ideals.
 *
 * A root vector p + iq lies in one simple ideal of the complexified algebra, so the smallest real ideal with p and q in it
 * is simple. Where that ideal carries a complex structure, as so(1,3) ≅ sl(2,C) does, it is not split further: over the
 * reals it is simple. The rest is what is orthogonal to it in the Killing form.
 *
 * @returns null when the algebra is not reductive, or where there is no gap
 */
export function ideals(algebra: LieAlgebra): Ideals | null {
  const [middle, derived] = [centre(algebra), derivedAlgebra(algebra)];
  if (middle === null || derived === null || !isReductive(algebra)) {
    return null;
  }
  // A basis of all of it may as well be that of the coordinates, in which the algebra is known.
  const simple = splitSemisimple(algebra, wholeOr(derived));
  return simple === null ? null : { centre: middle, simple: simple.toSorted((a, b) => b.rows - a.rows) };
}

function wholeOr(basis: Matrix): Matrix {
  return basis.rows === basis.columns ? identity(basis.rows) : basis;
}

/** The simple ideals of the semisimple subalgebra that a basis spans. */
function splitSemisimple(whole: LieAlgebra, basis: Matrix): Matrix[] | null {
  if (basis.rows === 0) {
    return [];
  }
  const algebra = restrictTo(whole, basis);
  const ideal = simpleIdeal(algebra);
  if (ideal === null) {
    return null;
  }
  const rest = splitSpaces(multiply(ideal, killingForm(algebra)), killingNoise(algebra))?.nullspace;
  if (rest?.rows !== algebra.dimension - ideal.rows) {
    return null;
  }
  const others = splitSemisimple(whole, multiply(rest, basis));
  return others === null ? null : [multiply(ideal, basis), ...others];
}

/** The ideal of the root vector that stands apart best from all others. */
function simpleIdeal(algebra: LieAlgebra): Matrix | null {
  const system = rootSystem(algebra);
  const [first, ...others] = system?.roots ?? [];
  if (system === null || first === undefined) {
    return null;
  }
  const root = others.reduce((best, other) => (other.separation > best.separation ? other : best), first);
  return growIdeal(algebra, refineRootVector(algebra, system, root));
}

/** The smallest ideal that contains a root vector: brackets with all elements are added until there are no new ones. */
function growIdeal({ adjoint, dimension }: LieAlgebra, { real, imaginary, noise }: RootVector): Matrix | null {
  const all = adjoint.map(transpose);
  let span = splitSpaces(matrixOf(2, dimension, [...real, ...imaginary]), noise)?.rowSpace;
  while (span !== undefined) {
    const current: Matrix = span;
    if (current.rows === dimension) {
      return identity(dimension);
    }
    const larger = splitSpaces(stackVertically(current, ...all.map((ad) => multiply(current, ad))), noise)?.rowSpace;
    if (larger?.rows === current.rows) {
      return current;
    }
    span = larger;
  }
  return null;
}
