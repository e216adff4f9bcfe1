import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { matrixOf, multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { chevalleyGenerators } from './chevalley-generators.js';
import type { ChevalleyGenerators } from './chevalley-generators.js';
import { complexBracket, conjugate, scaleBy } from './complex-vector.js';
import type { ComplexVector } from './complex-vector.js';
import { lieAlgebraOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import { rootSystem } from './root-system.js';

/** Brackets of root vectors that are known to about 1e-10. */
const ROOT_VECTOR_ERROR = 1e-7;

/** name; generators; determinant of the Cartan matrix, the order of the centre of the simply connected group */
const ALGEBRAS: readonly (readonly [string, Matrix[], number])[] = [
  ['so(3)', so(3), 2],
  ['so(4)', so(4), 4],
  ['so(5)', so(5), 2],
  ['so(6)', so(6), 4],
  ['so(7)', so(7), 2],
  ['so(8)', so(8), 4],
  ['su(3)', su(3), 3],
  ['su(5)', su(5), 5],
  ['g2', g2(), 1],
  ['so(1,3), with two roots that are partners', lorentz(), 4],
];

const size = ({ real, imaginary }: ComplexVector): number => Math.hypot(...real, ...imaginary);
const minus = (a: ComplexVector, b: ComplexVector): ComplexVector => ({
  real: a.real.map((entry, k) => entry - (b.real[k] ?? NaN)),
  imaginary: a.imaginary.map((entry, k) => entry - (b.imaginary[k] ?? NaN)),
});

/** By expansion along the first row. */
function determinant(rows: readonly (readonly number[])[]): number {
  const [first, ...others] = rows;
  if (first === undefined) return 1;
  return first.reduce(
    (sum, entry, j) => sum + (-1) ** j * entry * determinant(others.map((row) => row.filter((_, k) => k !== j))),
    0,
  );
}

function generatorsOf(algebra: LieAlgebra, seed: number): ChevalleyGenerators {
  const system = rootSystem(algebra);
  const draw = seededNormals(seed);
  // a positive functional may nearly vanish on a root: the next draw does not
  for (let tries = 0; system !== null && tries < 10; tries++) {
    const found = chevalleyGenerators(algebra, system, draw);
    if (found !== null) return found;
  }
  throw new Error('expected generators within ten draws');
}

describe.each(ALGEBRAS)('the Chevalley generators of %s', (name, generators, index) => {
  const algebra = lieAlgebraOf(generators);
  const { raising, lowering, cartanMatrix, partners, signs } = generatorsOf(algebra, 1);
  const bracket = (x: ComplexVector | undefined, y: ComplexVector | undefined): ComplexVector => {
    if (x === undefined || y === undefined) throw new Error('expected two vectors');
    return complexBracket(algebra, x, y);
  };
  const h = raising.map((e, i) => bracket(e, lowering[i]));

  it('have a Cartan matrix: 2 on the diagonal, else integers ≤ 0 with A_ij A_ji < 4, and its determinant', () => {
    cartanMatrix.forEach((row, i) => {
      row.forEach((entry, j) => {
        const across = cartanMatrix[j]?.[i] ?? NaN;
        expect(i === j ? entry === 2 : entry <= 0 && entry * across < 4 && (entry === 0) === (across === 0)).toBe(true);
      });
    });
    expect(determinant(cartanMatrix)).toBe(index);
  });

  it('keep their relations: [h_i, e_j] = A_ji e_j, [h_i, f_j] = −A_ji f_j, [e_i, f_j] = 0, [h_i, h_j] = 0', () => {
    for (const [i, own] of h.entries()) {
      for (const [j, e] of raising.entries()) {
        const [f, entry] = [lowering[j] ?? e, cartanMatrix[j]?.[i] ?? NaN];
        expect(size(minus(bracket(own, e), scaleBy([entry, 0], e)))).toBeLessThan(
          ROOT_VECTOR_ERROR * size(own) * size(e),
        );
        expect(size(minus(bracket(own, f), scaleBy([-entry, 0], f)))).toBeLessThan(
          ROOT_VECTOR_ERROR * size(own) * size(f),
        );
        expect(size(bracket(own, h[j]))).toBeLessThan(ROOT_VECTOR_ERROR * size(own) ** 2);
        if (i !== j) expect(size(bracket(raising[i], f))).toBeLessThan(ROOT_VECTOR_ERROR * size(f) ** 2);
      }
    }
  });

  it('keep the relations of Serre: ad(e_i)^(1 − A_ji) e_j = 0, and not one bracket earlier', () => {
    for (const [i, own] of raising.entries()) {
      for (const [j, e] of raising.entries()) {
        if (i === j) continue;
        const steps = -(cartanMatrix[j]?.[i] ?? NaN);
        let word = e;
        for (let step = 0; step < steps; step++) word = bracket(own, word);
        expect(size(word)).toBeGreaterThan(1e-3);
        expect(size(bracket(own, word))).toBeLessThan(ROOT_VECTOR_ERROR * size(own) * size(word));
      }
    }
  });

  it('say which real form it is: ē_i = ε_i f_s(i), s twice being nothing', () => {
    for (const [i, e] of raising.entries()) {
      const partner = partners[i] ?? NaN;
      expect(partners[partner]).toBe(i);
      const image = scaleBy([signs[i] ?? NaN, 0], lowering[partner] ?? e);
      expect(size(minus(conjugate(e), image))).toBeLessThan(ROOT_VECTOR_ERROR * size(e));
    }
    const isCompact = !name.startsWith('so(1,3)');
    expect(signs.every((sign) => sign === -1)).toBe(isCompact);
    expect(partners.every((partner, i) => partner === i)).toBe(isCompact);
  });

  it.each([1, 2, 3])('have one diagram for any positive system of a compact algebra: its edges, at seed %i', (seed) => {
    const edges = (one: ChevalleyGenerators): number[] =>
      one.cartanMatrix.flatMap((row, i) => row.map((entry, j) => entry * (one.cartanMatrix[j]?.[i] ?? NaN))).toSorted();
    expect(edges(generatorsOf(algebra, seed))).toEqual(edges({ raising, lowering, cartanMatrix, partners, signs }));
  });
});

it('there are none where a root is real: no functional on the compact directions is positive on it', () => {
  const algebra = lieAlgebraOf(so(3));
  const system = rootSystem(algebra);
  if (system === null) throw new Error('the algebra is semisimple');
  const real = system.roots.map((root) => ({ ...root, real: root.imaginary, imaginary: new Float64Array(1) }));
  expect(chevalleyGenerators(algebra, { ...system, roots: real }, seededNormals(1))).toBeNull();
});

it('the diagram does not depend on the basis of a Cartan subalgebra on which the Killing form has both signs', () => {
  const algebra = lieAlgebraOf(lorentz());
  const system = rootSystem(algebra);
  if (system === null) throw new Error('the algebra is semisimple');
  expect(system.signs).toEqual([-1, 1]);
  // A boost of the basis leaves K(H_j, H_k) = ±δ_jk as it is.
  const boost = matrixOf(2, 2, [Math.cosh(1), Math.sinh(1), Math.sinh(1), Math.cosh(1)]);
  const turn = (parts: Float64Array): Float64Array => multiply(boost, matrixOf(2, 1, parts)).data;
  const boosted = {
    ...system,
    cartanBasis: multiply(boost, system.cartanBasis),
    roots: system.roots.map((root) => ({ ...root, real: turn(root.real), imaginary: turn(root.imaginary) })),
  };
  const found = chevalleyGenerators(algebra, boosted, seededNormals(1));
  expect(found?.cartanMatrix.map((row) => row.map((entry) => entry + 0))).toEqual([
    [2, 0],
    [0, 2],
  ]);
});
