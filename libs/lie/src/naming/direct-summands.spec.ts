import { normSquared } from '../frobenius.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { changeBasis, constantsOf, semidirectOf, sumOf } from '../testing/constants.js';
import { lorentz } from '../testing/lorentz.js';
import { randomFrame } from '../testing/random-frame.js';
import { so } from '../testing/so.js';
import { bianchi, galilei, heisenberg, withShifts } from '../testing/standard-algebras.js';
import { anatomyOf } from './anatomy.js';
import { directSummands } from './direct-summands.js';
import { normalisedAlgebra } from './normalised-algebra.js';
import { bracketsOf } from './rows.js';

/** Projectors in a basis of condition 3. */
const FLOAT64_ERROR = 1e-10;

const aff1 = constantsOf(2, [[0, 1, 1]]);

const ALGEBRAS: readonly (readonly [string, Matrix, readonly number[] | null])[] = [
  ['aff(1)⊕aff(1)', sumOf(aff1, aff1), [2, 2]],
  ['h3⊕so(3)', sumOf(heisenberg(1), structureConstants(so(3))), [3, 3]],
  ['e(3)⊕Bianchi V', sumOf(withShifts(so(3)), bianchi([0, 0, 0], 1)), [3, 6]],
  ['h3⊕h3', sumOf(heisenberg(1), heisenberg(1)), [3, 3]],
  ['so(1,3), which has a complex structure', structureConstants(lorentz()), null],
  ['so(1,3) ⋉ R⁴', semidirectOf(structureConstants(lorentz()), lorentz()), null],
  ['galilei(3)', galilei(), null],
  ['h3', heisenberg(1), null],
];

describe.each(ALGEBRAS)('the direct summands of %s', (_name, constants, dimensions) => {
  const frame = randomFrame({ dimension: constants.columns, field: 'real' }, 3, seededNormals(2));
  const { algebra, ...parts } = anatomyOf(normalisedAlgebra(lieAlgebra(changeBasis(constants, frame))));
  const found = directSummands({ algebra, ...parts });

  it(dimensions === null ? 'are none' : `have dimensions ${dimensions.join(' and ')}`, () => {
    expect(found?.map(({ rows }) => rows).toSorted((a, b) => a - b) ?? null).toEqual(dimensions);
  });

  it('commute', () => {
    const between = found === null ? 0 : normSquared(bracketsOf(algebra, ...found));
    expect(Math.sqrt(between)).toBeLessThan(FLOAT64_ERROR);
  });
});
