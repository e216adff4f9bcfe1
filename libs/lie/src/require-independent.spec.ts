import { so } from './testing/so.js';
import { matrixOf, scale } from './matrix.js';
import { INDEPENDENT_ABOVE, requireIndependent } from './require-independent.js';
import { seededNormals } from './seeded-normals.js';
import { conjugateBy, randomFrame } from './testing/random-frame.js';
import { mixGenerators, randomMixing } from './testing/random-matrix.js';

/** Two vectors of the plane whose smallest singular value is √(1 − cosine). */
const withSmallest = (value: number): ReturnType<typeof so> => {
  const cosine = 1 - value * value;
  return [matrixOf(1, 2, [1, 0]), matrixOf(1, 2, [cosine, Math.sqrt(1 - cosine * cosine)])];
};

describe('requireIndependent', () => {
  it('accepts an algebra in any basis, at any length, in any coordinates', () => {
    const draw = seededNormals(1);
    const mixed = mixGenerators(randomMixing(6, draw), so(4));
    const sets = [so(4), mixed, mixed.map((one, a) => scale(one, 10 ** (40 * (a - 3))))];
    for (const set of [...sets, conjugateBy(randomFrame({ dimension: 4, field: 'real' }, 3, draw), so(4)), []]) {
      expect(() => {
        requireIndependent(set);
      }).not.toThrow();
    }
  });

  it('decides at the bound', () => {
    expect(() => {
      requireIndependent(withSmallest(INDEPENDENT_ABOVE * 1.001));
    }).not.toThrow();
    expect(() => {
      requireIndependent(withSmallest(INDEPENDENT_ABOVE * 0.999));
    }).toThrow(RangeError);
  });

  it.each([
    ['a generator twice', [...so(3), ...so(3).slice(0, 1)]],
    ['the generator 0', [matrixOf(3, 3)]],
    ['more generators than entries', [1, 2].map((entry) => matrixOf(1, 1, [entry]))],
    ['NaN', [matrixOf(1, 1, [NaN])]],
    ['Infinity', [matrixOf(1, 2, [Infinity, 1])]],
    ['generators of two shapes', [...so(2), ...so(3)]],
  ])('refuses %s', (_name, generators) => {
    expect(() => {
      requireIndependent(generators);
    }).toThrow(RangeError);
  });

  it('says what was asked for and what was found', () => {
    expect(() => {
      requireIndependent([matrixOf(2, 2)]);
    }).toThrow('smallest singular value above 0.1, got 0');
  });
});
