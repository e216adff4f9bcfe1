import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { u } from '../algebras/u.js';
import { bracket } from '../bracket.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { singularValues } from '../singular-values.js';
import { structureConstants } from '../structure-constants.js';
import { diagonals, directSum, strictlyUpperTriangular } from '../testing/example-algebras.js';
import { largestDifference } from '../testing/largest-difference.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { isomorphism } from './isomorphism.js';
import { killingForm } from './killing-form.js';
import { adjointOf, lieAlgebra, lieAlgebraOf, rowsOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';

/** Root vectors by QR iterations in float64, and brackets of brackets of them. */
const ROOT_VECTOR_ERROR = 1e-8;

const ALGEBRAS: readonly (readonly [string, Matrix[], Matrix[]])[] = [
  ['so(3) and su(2)', so(3), su(2)],
  ['so(4) and so(3)⊕so(3)', so(4), directSum(so(3), so(3))],
  ['so(6) and su(4)', so(6), su(4)],
  ['su(3) and itself', su(3), su(3)],
  ['so(1,3) and itself', lorentz(), lorentz()],
  ['g2 and itself', g2(), g2()],
  ['u(2) and so(3)⊕so(2)', u(2), directSum(so(3), so(2))],
];

/** In another basis and other coordinates of the features. */
function disguised(generators: readonly Matrix[], seed: number): LieAlgebra {
  const draw = seededNormals(seed);
  const frame = randomFrame({ dimension: generators[0]?.rows ?? 0, field: 'real' }, 2, draw);
  return lieAlgebraOf(conjugateBy(frame, mixGenerators(randomMixing(generators.length, draw), generators)));
}

/** The largest entry by which ad_{xT} T-columns miss T-columns ad_x. */
function miss(map: Matrix, from: LieAlgebra, to: LieAlgebra): number {
  const columns = transpose(map);
  const misses = rowsOf(map).map((image, a) =>
    largestDifference(multiply(columns, from.adjoint[a] ?? matrixOf(0, 0)), multiply(adjointOf(to, image), columns)),
  );
  return Math.max(...misses);
}

describe.each(ALGEBRAS)('between %s', (_name, first, second) => {
  const [from, to] = [disguised(first, 1), disguised(second, 2)];
  const [there, back] = [isomorphism(from, to), isomorphism(to, from)].map((map) => map ?? matrixOf(1, 1));
  if (there === undefined || back === undefined) throw new Error('there are two');

  it('a map is found that takes brackets to brackets, and so is one back', () => {
    expect(miss(there, from, to)).toBeLessThan(ROOT_VECTOR_ERROR);
    expect(miss(back, to, from)).toBeLessThan(ROOT_VECTOR_ERROR);
  });

  it('the map has an inverse, and there and back is an automorphism', () => {
    expect(singularValues(there).at(-1)).toBeGreaterThan(1e-2);
    expect(miss(multiply(there, back), from, from)).toBeLessThan(ROOT_VECTOR_ERROR);
  });

  it('the map takes the Killing form to the Killing form', () => {
    const carried = multiply(multiply(there, killingForm(to)), transpose(there));
    expect(largestDifference(carried, killingForm(from))).toBeLessThan(ROOT_VECTOR_ERROR);
  });
});

describe('isomorphism', () => {
  const algebraOf = (generators: readonly Matrix[]): LieAlgebra => lieAlgebra(structureConstants(generators));

  it.each([
    ['so(4) and so(1,3): another real form', so(4), lorentz()],
    ['so(3) and sl(2,R): another real form', so(3), sl(2)],
    ['su(3) and so(3)⊕u(2)⊕u(1): another rank', su(3), directSum(so(3), directSum(u(2), so(2)))],
    ['u(2) and so(4): another centre', u(2), so(4)],
    ['so(3) and diagonals', so(3), diagonals(3)],
    [
      'the algebra of Heisenberg and itself, not reductive: not found',
      strictlyUpperTriangular(3),
      strictlyUpperTriangular(3),
    ],
  ])('is null between %s', (_name, first, second) => {
    expect(isomorphism(algebraOf(first), algebraOf(second))).toBeNull();
    expect(isomorphism(algebraOf(second), algebraOf(first))).toBeNull();
  });

  it('of abelian algebras is any map with an inverse', () => {
    const map = isomorphism(algebraOf(diagonals(3)), algebraOf(diagonals(3)));
    expect(map === null ? 0 : singularValues(map).at(-1)).toBeGreaterThan(0.5);
  });

  it('is not found where the noise leaves no gap', () => {
    expect(isomorphism(algebraOf(so(3)), { ...algebraOf(so(3)), noise: 0.3 })).toBeNull();
  });

  it('is one of matrices too: images of so(3) in su(2) have the brackets of so(3)', () => {
    const [from, to] = [algebraOf(so(3)), lieAlgebraOf(su(2))];
    const map = isomorphism(from, to) ?? matrixOf(1, 1);
    const [x, y, z] = mixGenerators(map, to.basis);
    if (x === undefined || y === undefined || z === undefined) throw new Error('there are three');
    // [J_01, J_02] = −J_12
    expect(largestDifference(bracket(y, x), z)).toBeLessThan(ROOT_VECTOR_ERROR);
  });
});
