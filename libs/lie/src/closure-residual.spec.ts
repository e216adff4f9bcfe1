import { so } from './testing/so.js';
import { closureResidual } from './closure-residual.js';
import { matrixOf, scale, transpose } from './matrix.js';
import { conjugateBy, randomFrame, randomUnitary } from './testing/random-frame.js';
import { mixGenerators, randomMatrix } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';

/** A sum of a few squared distances of order 1, in float64. */
const FLOAT64_SUM_ERROR = 1e-12;

describe('closureResidual', () => {
  it('is 2 for two of the three so(3) generators', () => {
    expect(Math.abs(closureResidual(so(3).slice(0, 2)) - 2)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is 4 for five of the six so(4) generators', () => {
    expect(Math.abs(closureResidual(so(4).slice(0, 5)) - 4)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is 0 for one generator, which has no pair', () => {
    expect(closureResidual(so(2))).toBe(0);
  });

  it('grows with the fourth power of the norm', () => {
    const doubled = so(3)
      .slice(0, 2)
      .map((generator) => scale(generator, 2));
    expect(Math.abs(closureResidual(doubled) - 32)).toBeLessThan(32 * FLOAT64_SUM_ERROR);
  });

  it('does not depend on the basis of two generators, up to the determinant of the change', () => {
    const mixing = randomMatrix(2, 2, seededNormals(3));
    const [a, b, c, d] = mixing.data as unknown as [number, number, number, number];
    const mixed = mixGenerators(mixing, so(3).slice(0, 2));
    // [aX + bY, cX + dY] = (ad − bc) [X, Y]
    expect(closureResidual(mixed) / (2 * (a * d - b * c) ** 2)).toBeCloseTo(1, 9);
  });

  it('is infinite for a dependent set', () => {
    const [first, second] = so(3) as [ReturnType<typeof so>[0], ReturnType<typeof so>[0]];
    expect(closureResidual([first, second, scale(first, -3)])).toBe(Infinity);
  });

  it('is NaN when an entry is not finite', () => {
    expect(closureResidual(so(3).map((generator) => scale(generator, NaN)))).toBeNaN();
  });

  it('does not change with a rotation of the features, and is zero after any change of them where it was', () => {
    const draw = seededNormals(4);
    const rotation = randomUnitary({ dimension: 4, field: 'real' }, draw);
    const turned = conjugateBy({ matrix: rotation, inverse: transpose(rotation) }, so(4).slice(0, 5));
    expect(Math.abs(closureResidual(turned) - 4)).toBeLessThan(10 * FLOAT64_SUM_ERROR);
    const skewed = conjugateBy(randomFrame({ dimension: 4, field: 'real' }, 3, draw), so(4));
    expect(closureResidual(skewed)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('measures the brackets that are given, where they are no commutators', () => {
    const [x, y] = [matrixOf(1, 3, [1, 0, 0]), matrixOf(1, 3, [0, 1, 0])];
    expect(closureResidual([x, y], [matrixOf(1, 3, [7, -5, 3])])).toBeCloseTo(9, 12);
    expect(closureResidual([x, y], [matrixOf(1, 3, [7, -5, 0])])).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(closureResidual([x, y], [matrixOf(1, 3, [0, 0, NaN])])).toBeNaN();
  });

  it('of nothing is 0', () => {
    expect(closureResidual([])).toBe(0);
  });

  it('is refused for generators that are not square, and for two sizes', () => {
    expect(() => closureResidual([matrixOf(1, 2, [1, 0]), matrixOf(1, 2, [0, 1])])).toThrow(RangeError);
    expect(() => closureResidual([...so(2), ...so(3)])).toThrow(RangeError);
  });
});
