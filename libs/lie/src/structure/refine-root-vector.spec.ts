import { g2 } from '../algebras/g2.js';
import { lorentz } from '../testing/lorentz.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { complexBracket, scaleBy } from './complex-vector.js';
import { lieAlgebraOf, rowsOf } from './lie-algebra.js';
import { refineRootVector } from './refine-root-vector.js';
import { rootSystem } from './root-system.js';

/** An eigenvector of a Gram matrix with a gap of order 0.01. */
const VECTOR_ERROR = 1e-8;
/** What noise of training leaves of it: its size over the distance of roots, of order 0.1. */
const TRAINED_NOISE = 1e-5;
const TRAINED_ERROR = 1e-3;

const ALGEBRAS: readonly (readonly [string, Matrix[]])[] = [
  ['so(4)', so(4)],
  ['so(1,3)', lorentz()],
  ['su(3)', su(3)],
  ['g2', g2()],
];

describe.each(ALGEBRAS)('the refined root vectors of %s', (_name, generators) => {
  it.each([
    [0, VECTOR_ERROR],
    [TRAINED_NOISE, TRAINED_ERROR],
  ])('are common eigenvectors of the Cartan subalgebra, of length 1, at noise %d', (noise, error) => {
    const draw = seededNormals(generators.length);
    const mixed = mixGenerators(randomMixing(generators.length, draw), generators);
    const noisy = mixed.map((one) => ({ ...one, data: one.data.map((entry) => entry + noise * draw()) }));
    const algebra = lieAlgebraOf(noisy);
    const system = rootSystem(algebra);
    if (system === null) throw new Error('the algebra is semisimple');
    for (const root of system.roots) {
      const vector = refineRootVector(algebra, system, root);
      expect(Math.abs(Math.hypot(...vector.real, ...vector.imaginary) - 1)).toBeLessThan(VECTOR_ERROR);
      expect(vector.noise).toBeGreaterThan(algebra.noise);
      for (const [k, row] of rowsOf(system.cartanBasis).entries()) {
        const image = complexBracket(algebra, { real: row, imaginary: new Float64Array(row.length) }, vector);
        const expected = scaleBy([root.real[k] ?? NaN, root.imaginary[k] ?? NaN], vector);
        const misses = [
          ...image.real.map((entry, j) => entry - (expected.real[j] ?? NaN)),
          ...image.imaginary.map((entry, j) => entry - (expected.imaginary[j] ?? NaN)),
        ];
        expect(Math.hypot(...misses)).toBeLessThan(error);
      }
    }
  });

  it('are noisier where roots stand nearer, and never better known than the algebra', () => {
    const algebra = lieAlgebraOf(generators);
    const system = rootSystem(algebra);
    const [root] = system?.roots ?? [];
    if (system === null || root === undefined) throw new Error('there is a root');
    const near = { ...root, real: root.real.map((part) => part + 1e-3) };
    const crowded = { ...system, roots: [...system.roots, near] };
    expect(refineRootVector(algebra, crowded, root).noise).toBeGreaterThan(
      10 * refineRootVector(algebra, system, root).noise,
    );
  });
});

it('there is no root vector without a Cartan subalgebra', () => {
  const algebra = lieAlgebraOf(so(3));
  const [root] = rootSystem(algebra)?.roots ?? [];
  if (root === undefined) throw new Error('there is a root');
  expect(() => refineRootVector(algebra, { rank: 0, cartanBasis: matrixOf(0, 3), signs: [], roots: [] }, root)).toThrow(
    RangeError,
  );
});
