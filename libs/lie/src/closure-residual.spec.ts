import { so } from './algebras/so.js';
import { closureResidual } from './closure-residual.js';
import { scale } from './matrix.js';
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
});
