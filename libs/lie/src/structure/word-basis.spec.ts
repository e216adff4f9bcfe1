import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { singularValues } from '../singular-values.js';
import { chevalleyGenerators } from './chevalley-generators.js';
import type { ChevalleyGenerators } from './chevalley-generators.js';
import { complexBracket, conjugate, scaleBy } from './complex-vector.js';
import type { ComplexVector } from './complex-vector.js';
import { lieAlgebraOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import { rootSystem } from './root-system.js';
import { wordBasis } from './word-basis.js';

/** Brackets of root vectors that are known to about 1e-10. */
const ROOT_VECTOR_ERROR = 1e-7;

const size = ({ real, imaginary }: ComplexVector): number => Math.hypot(...real, ...imaginary);
const minus = (a: ComplexVector, b: ComplexVector): ComplexVector => ({
  real: a.real.map((entry, k) => entry - (b.real[k] ?? NaN)),
  imaginary: a.imaginary.map((entry, k) => entry - (b.imaginary[k] ?? NaN)),
});

function generatorsOf(algebra: LieAlgebra): ChevalleyGenerators {
  const system = rootSystem(algebra);
  const found = system === null ? null : chevalleyGenerators(algebra, system, seededNormals(1));
  if (found === null) throw new Error('expected a positive system');
  return found;
}

describe.each<[string, Matrix[]]>([
  ['so(3)', so(3)],
  ['so(5)', so(5)],
  ['so(8)', so(8)],
  ['su(4)', su(4)],
  ['g2', g2()],
  ['so(1,3)', lorentz()],
])('the words of %s', (_name, generators) => {
  const algebra = lieAlgebraOf(generators);

  it('are a basis of the complexified algebra', () => {
    const words = wordBasis(algebra, generatorsOf(algebra), (i) => i);
    expect(words).toHaveLength(algebra.dimension);
    // Real forms [[p, −q], [q, p]] of the rows: independent over the complex numbers.
    const n = algebra.dimension;
    const rows = words.flatMap((word) => {
      const unit = scaleBy([1 / size(word), 0], word);
      return [
        [...unit.real, ...unit.imaginary.map((entry) => -entry)],
        [...unit.imaginary, ...unit.real],
      ];
    });
    expect(singularValues(matrixOf(2 * n, 2 * n, rows.flat())).at(-1)).toBeGreaterThan(1e-2);
  });

  it('begin with the h_i = [e_i, f_i], and have one word of the e for each word of the f', () => {
    const found = generatorsOf(algebra);
    const rank = found.raising.length;
    const words = wordBasis(algebra, found, (i) => i);
    found.raising.forEach((e, i) => {
      const [h, f] = [words[i], found.lowering[i]];
      if (h === undefined || f === undefined) throw new Error('there is one each');
      expect(size(minus(complexBracket(algebra, e, f), h))).toBe(0);
    });
    const half = (algebra.dimension - rank) / 2;
    // Conjugation takes raising words to lowering ones, up to order and factors: of the same lengths in all.
    const [raising, lowering] = [words.slice(rank, rank + half), words.slice(rank + half)];
    const lengths = (of: readonly ComplexVector[]): number => of.reduce((sum, word) => sum + size(conjugate(word)), 0);
    expect(Math.abs(lengths(raising) / lengths(lowering) - 1)).toBeLessThan(ROOT_VECTOR_ERROR);
  });
});

describe('wordBasis', () => {
  it('takes roots in another order to the same brackets in that order', () => {
    const algebra = lieAlgebraOf(su(3));
    const found = generatorsOf(algebra);
    const [plain, turned] = [wordBasis(algebra, found, (i) => i), wordBasis(algebra, found, (i) => 1 - i)];
    // h_1, h_2, e_1, e_2, [e_1, e_2] or [e_2, e_1], and the same of f
    const places = [1, 0, 3, 2, 4, 6, 5, 7];
    places.forEach((place, at) => {
      const [a, b] = [plain[at], turned[place]];
      if (a === undefined || b === undefined) throw new Error('there are eight words');
      const sign = at === 4 || at === 7 ? -1 : 1;
      expect(size(minus(a, scaleBy([sign, 0], b)))).toBeLessThan(ROOT_VECTOR_ERROR);
    });
  });
});
