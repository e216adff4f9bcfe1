import type { Matrix } from '../matrix.js';
import { multiply } from '../matrix.js';
import { structureConstants } from '../structure-constants.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { sumOf } from '../testing/constants.js';
import { largestDifference } from '../testing/largest-difference.js';
import { lorentz } from '../testing/lorentz.js';
import { so } from '../testing/so.js';
import { galilei, heisenberg, withShifts } from '../testing/standard-algebras.js';
import { anatomyOf } from './anatomy.js';
import { centroid } from './centroid.js';
import { normalisedAlgebra } from './normalised-algebra.js';

/** A nullspace of order 1. */
const FLOAT64_ERROR = 1e-10;

const so3 = structureConstants(so(3));

/** The scalars, complex ones, one for each summand; maps of rotations to shifts, and of g/[g, g] into the centre. */
const ALGEBRAS: readonly (readonly [string, Matrix, number])[] = [
  ['so(3)', so3, 1],
  ['so(1,3)', structureConstants(lorentz()), 2],
  ['so(3)⊕so(3)', sumOf(so3, so3), 2],
  ['e(3)', withShifts(so(3)), 2],
  ['galilei(3)', galilei(), 2],
  ['h3', heisenberg(1), 3],
];

it.each(ALGEBRAS)('the centroid of %s commutes with all ad_x', (_name, constants, count) => {
  const anatomy = anatomyOf(normalisedAlgebra(lieAlgebra(constants)));
  const maps = centroid(anatomy);
  expect(maps).toHaveLength(count);
  for (const map of maps) {
    for (const adjoint of anatomy.algebra.adjoint) {
      expect(largestDifference(multiply(map, adjoint), multiply(adjoint, map))).toBeLessThan(FLOAT64_ERROR);
    }
  }
});
