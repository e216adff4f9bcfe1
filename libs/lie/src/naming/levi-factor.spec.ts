import { sl } from '../algebras/sl.js';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { splitSpaces, stackVertically } from '../structure/split-spaces.js';
import { changeBasis } from '../testing/constants.js';
import { randomFrame } from '../testing/random-frame.js';
import { so } from '../testing/so.js';
import { bargmann, galilei, schroedinger, withScaling, withShifts } from '../testing/standard-algebras.js';
import { anatomyOf } from './anatomy.js';
import { leviFactor } from './levi-factor.js';
import { normalisedAlgebra } from './normalised-algebra.js';

/** Least squares of order 1 in float64. */
const FLOAT64_ERROR = 1e-12;

const ALGEBRAS: readonly (readonly [string, Matrix, number])[] = [
  ['e(3)', withShifts(so(3)), 3],
  ['sim(3)', withShifts(withScaling(so(3))), 3],
  ['galilei(3)', galilei(), 3],
  ['bargmann(3)', bargmann(), 3],
  ['saff(3)', withShifts(sl(3)), 8],
  ['sl(2,R) ⋉ h3', schroedinger(), 3],
];

describe.each(ALGEBRAS)('a Levi factor of %s', (_name, constants, dimension) => {
  const frame = randomFrame({ dimension: constants.columns, field: 'real' }, 5, seededNormals(1));
  const anatomy = anatomyOf(normalisedAlgebra(lieAlgebra(changeBasis(constants, frame))));
  const { basis, residual } = leviFactor(anatomy) ?? { basis: matrixOf(0, 0), residual: NaN };

  it('is a subalgebra, of the dimension of g/rad', () => {
    expect(basis.rows).toBe(dimension);
    expect(residual).toBeLessThan(FLOAT64_ERROR);
  });

  it('is all that the radical has beside it', () => {
    const both = stackVertically(basis, anatomy.radical);
    expect(splitSpaces(both, 1e-3)?.rowSpace.rows).toBe(constants.columns);
  });
});
