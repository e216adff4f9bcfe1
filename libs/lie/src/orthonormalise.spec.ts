import { so } from './algebras/so.js';
import { innerProduct, normSquared } from './frobenius.js';
import { scale } from './matrix.js';
import type { Matrix } from './matrix.js';
import { orthonormalise, rejectFrom } from './orthonormalise.js';
import { structureConstants } from './structure-constants.js';
import { mixGenerators, randomMixing } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';

/** Orthogonality after two passes, a few ulp; the span after a condition number of order 10. */
const TWO_PASS_ERROR = 1e-14;
const SPAN_ERROR = 1e-24;

describe('orthonormalise', () => {
  const skew = mixGenerators(randomMixing(6, seededNormals(4)), so(4));

  it('gives norm² 2 and right angles', () => {
    const basis = orthonormalise(skew);
    for (const [a, first] of basis.entries()) {
      for (const [b, second] of basis.entries()) {
        expect(Math.abs(innerProduct(first, second) - (a === b ? 2 : 0))).toBeLessThan(TWO_PASS_ERROR);
      }
    }
  });

  it('keeps the span', () => {
    const basis = orthonormalise(skew);
    for (const generator of skew) {
      expect(normSquared(rejectFrom(basis, generator))).toBeLessThan(SPAN_ERROR * normSquared(generator));
    }
  });

  it.each([
    ['orthonormalise', orthonormalise],
    ['structureConstants', structureConstants],
  ])('%s refuses dependent and non-finite generators', (_name, act) => {
    const [first, second] = so(3) as [Matrix, Matrix];
    expect(() => act([first, second, first])).toThrow('expected independent ones');
    expect(() => act([first, scale(second, NaN)])).toThrow(RangeError);
  });
});
