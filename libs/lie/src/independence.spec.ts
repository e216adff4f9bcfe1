import { so } from './testing/so.js';
import { independence } from './independence.js';
import { matrixOf, scale, transpose } from './matrix.js';
import { seededNormals } from './seeded-normals.js';
import { conjugateBy, randomUnitary } from './testing/random-frame.js';
import { randomMatrix } from './testing/random-matrix.js';

describe('independence', () => {
  it('is 1 for orthogonal generators of any length', () => {
    expect(independence(so(4).map((generator, a) => scale(generator, 10 ** (a - 3))))).toBeCloseTo(1, 12);
  });

  it('is √(1 − cos) for two generators, whatever the angle between them', () => {
    for (const cosine of [0, 0.1, 0.5, 0.9, 0.999]) {
      const pair = [matrixOf(1, 2, [1, 0]), matrixOf(1, 2, [cosine, Math.sqrt(1 - cosine * cosine)])];
      // The Gram matrix [[1, c], [c, 1]] has the eigenvalues 1 ± c.
      expect(independence(pair)).toBeCloseTo(Math.sqrt(1 - cosine), 12);
    }
  });

  it('is 0 when one generator is zero, and when there are more than dimensions', () => {
    expect(independence([...so(3), matrixOf(3, 3)])).toBe(0);
    expect(
      independence(
        [
          [1, 0],
          [0, 1],
          [1, 1],
        ].map((entries) => matrixOf(1, 2, entries)),
      ),
    ).toBe(0);
  });

  it('is NaN when an entry is not finite', () => {
    expect(independence(so(2).map((generator) => scale(generator, NaN)))).toBeNaN();
  });

  it('refuses generators of different shapes', () => {
    expect(() => independence([...so(2), ...so(3)])).toThrow(RangeError);
  });

  it('does not change with the lengths, signs and order of generators', () => {
    const draw = seededNormals(1);
    const set = Array.from({ length: 5 }, () => randomMatrix(3, 3, draw));
    const expected = independence(set);
    expect(independence(set.map((one, a) => scale(one, (-1) ** a * 1e50 ** (a - 2))))).toBeCloseTo(expected, 12);
    expect(independence(set.toReversed())).toBeCloseTo(expected, 12);
  });

  it('does not change with a rotation of the features, and shrinks when a generator is added', () => {
    const draw = seededNormals(2);
    const set = Array.from({ length: 6 }, () => randomMatrix(3, 3, draw));
    const rotation = randomUnitary({ dimension: 3, field: 'real' }, draw);
    const frame = { matrix: rotation, inverse: transpose(rotation) };
    expect(independence(conjugateBy(frame, set))).toBeCloseTo(independence(set), 12);
    for (const count of [1, 2, 3, 4, 5]) {
      expect(independence(set.slice(0, count + 1))).toBeLessThanOrEqual(independence(set.slice(0, count)) + 1e-12);
    }
  });

  it('of one generator, and of none, is 1', () => {
    expect(independence([randomMatrix(2, 2, seededNormals(3))])).toBeCloseTo(1, 12);
    expect(independence([])).toBe(1);
  });

  it.each([Infinity, -Infinity, 1e200])('is NaN when an entry is %d, whose square is no number', (entry) => {
    expect(independence([matrixOf(1, 2, [1, entry])])).toBeNaN();
  });
});
