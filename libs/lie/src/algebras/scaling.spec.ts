import { normSquared } from '../frobenius.js';
import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { largestDifference } from '../testing/largest-difference.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { scaling } from './scaling.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

describe('the stretching', () => {
  it.each([1, 2, 7])('of R^%i has norm² 2, and commutes with every change of coordinates', (n) => {
    const [generator] = scaling(n) as [Matrix];
    expect(Math.abs(normSquared(generator) - 2)).toBeLessThan(FLOAT64_SUM_ERROR);
    const [moved = generator] = conjugateBy(randomFrame({ dimension: n, field: 'real' }, 3, seededNormals(n)), [
      generator,
    ]);
    expect(largestDifference(moved, generator)).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('takes x to a multiple of x', () => {
    const [generator] = scaling(3) as [Matrix];
    const x = randomMatrix(1, 3, seededNormals(1));
    const image = multiply(x, transpose(generator));
    image.data.forEach((entry, j) => {
      expect(entry).toBeCloseTo(Math.sqrt(2 / 3) * (x.data[j] ?? NaN), 14);
    });
  });
});
