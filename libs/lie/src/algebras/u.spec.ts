import { bracket } from '../bracket.js';
import { normSquared } from '../frobenius.js';
import { multiply, scale, transpose } from '../matrix.js';
import { rejectFrom } from '../orthonormalise.js';
import { seededNormals } from '../seeded-normals.js';
import { imaginaryUnit } from '../testing/example-algebras.js';
import { largestDifference, largestEntry } from '../testing/largest-difference.js';
import { randomUnitary } from '../testing/random-frame.js';
import { so } from '../testing/so.js';
import { u } from './u.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

const i = imaginaryUnit;

describe.each([1, 2, 3, 4])('u(%i)', (n) => {
  const generators = u(n);

  it('has n² generators, antihermitian: antisymmetric in real form, and complex linear', () => {
    expect(generators).toHaveLength(n * n);
    for (const generator of generators) {
      expect(largestDifference(transpose(generator), scale(generator, -1))).toBe(0);
      expect(largestEntry(bracket(generator, i(n)))).toBe(0);
    }
  });

  it('is what so(2n) has in common with the complex linear maps', () => {
    for (const rotation of so(2 * n)) {
      const moved = multiply(multiply(i(n), rotation), transpose(i(n)));
      const linear = { ...rotation, data: rotation.data.map((entry, at) => entry + (moved.data[at] ?? NaN)) };
      expect(normSquared(rejectFrom(generators, linear))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('is taken into itself by unitary maps', () => {
    const unitary = randomUnitary({ dimension: n, field: 'complex' }, seededNormals(n));
    for (const generator of generators) {
      const moved = multiply(multiply(unitary, generator), transpose(unitary));
      expect(normSquared(rejectFrom(generators, moved))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });
});
