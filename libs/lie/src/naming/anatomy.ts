import { multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { centre } from '../structure/centre.js';
import { killingForm } from '../structure/killing-form.js';
import { identity, restrictTo } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { decideSpaces } from './decide.js';
import { formSize } from './form-signature.js';
import { nilradical } from './nilradical.js';
import { complementWithin } from './rows.js';
import { derivedSeries } from './series.js';
import { UndecidedError } from './undecided-error.js';

/**
 * Eigenvalues of the Killing form are judged against the largest, or against this: of nilpotent algebras, and of some
 * others as Bianchi VII_1, all of it vanishes. The size of a normalised algebra is 1.
 */
export const LEAST_KILLING_SIZE = 0.3;

/** The subspaces of an algebra that say what it is, each by orthonormal rows of coordinates. */
export interface Anatomy {
  readonly algebra: LieAlgebra;
  /** g, [g, g], … */
  readonly derived: readonly Matrix[];
  readonly centre: Matrix;
  readonly radical: Matrix;
  readonly nilradical: Matrix;
  /** g/rad, semisimple: isomorphic to every Levi factor. */
  readonly quotient: LieAlgebra;
}

/**
 * Takes a normalised algebra apart.
 *
 * The radical is {x : K(x, [g, g]) = 0} (Cartan).
 *
 * @throws UndecidedError where there is no gap
 */
export function anatomyOf(algebra: LieAlgebra): Anatomy {
  const whole = identity(algebra.dimension);
  const derived = derivedSeries(algebra);
  const middle = centre(algebra);
  if (middle === null) {
    throw new UndecidedError('the centre');
  }
  const form = killingForm(algebra);
  const radical = decideSpaces(
    multiply(derived[1] ?? whole, form),
    algebra.noise * formSize(form, LEAST_KILLING_SIZE),
    'the radical',
  ).nullspace;
  return {
    algebra,
    derived,
    centre: middle,
    radical,
    nilradical: nilradical(algebra, radical),
    quotient: restrictTo(algebra, complementWithin(whole, radical)),
  };
}
