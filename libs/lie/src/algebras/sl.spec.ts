import { innerProduct, normSquared } from '../frobenius.js';
import type { Matrix } from '../matrix.js';
import { rejectFrom } from '../orthonormalise.js';
import { seededNormals } from '../seeded-normals.js';
import { identity } from '../structure/lie-algebra.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { randomMatrix } from '../testing/random-matrix.js';
import { scaling } from './scaling.js';
import { sl } from './sl.js';
import { so } from '../testing/so.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

const trace = (matrix: Matrix): number => innerProduct(matrix, identity(matrix.rows));

describe.each([1, 2, 3, 6])('sl(%i)', (n) => {
  const generators = sl(n);

  it('has n² − 1 generators without a trace', () => {
    expect(generators).toHaveLength(n * n - 1);
    for (const generator of generators) {
      expect(Math.abs(trace(generator))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('and the stretching are all matrices', () => {
    const matrix = randomMatrix(n, n, seededNormals(n));
    expect(normSquared(rejectFrom([...generators, ...scaling(n)], matrix))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('contains so(n), and is taken into itself by any change of coordinates', () => {
    const frame = randomFrame({ dimension: n, field: 'real' }, 3, seededNormals(n));
    for (const generator of [...so(n), ...conjugateBy(frame, generators)]) {
      expect(normSquared(rejectFrom(generators, generator))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });
});
