import { identity } from './structure/lie-algebra.js';
import { entryOf, multiply, transpose } from './matrix.js';
import { randomRotation } from './random-rotation.js';
import { seededNormals } from './seeded-normals.js';
import { largestDifference } from './testing/largest-difference.js';

/** Right angles after two passes: a few ulp. */
const TWO_PASS_ERROR = 1e-14;

describe('a random rotation', () => {
  it.each([0, 1, 2, 3, 8, 45])('of size %i is orthogonal, by rows and by columns', (count) => {
    const rotation = randomRotation(count, seededNormals(count));
    expect([rotation.rows, rotation.columns]).toEqual([count, count]);
    expect(largestDifference(multiply(rotation, transpose(rotation)), identity(count))).toBeLessThan(TWO_PASS_ERROR);
    expect(largestDifference(multiply(transpose(rotation), rotation), identity(count))).toBeLessThan(TWO_PASS_ERROR);
  });

  it('is the same for the same seed, and another for the next draws', () => {
    const draw = seededNormals(1);
    const first = randomRotation(4, draw);
    expect(randomRotation(4, seededNormals(1))).toEqual(first);
    expect(randomRotation(4, draw)).not.toEqual(first);
  });

  it('prefers no direction: entries are 0 in the mean, and their squares 1/n, within five standard deviations', () => {
    const [draw, rotations, n] = [seededNormals(3), 2000, 4];
    let [sum, squares] = [0, 0];
    for (let index = 0; index < rotations; index++) {
      const entry = entryOf(randomRotation(n, draw), index % n, (3 * index + 1) % n);
      sum += entry;
      squares += entry * entry;
    }
    expect(Math.abs(sum / rotations)).toBeLessThan(5 * Math.sqrt(1 / n / rotations));
    // the variance of the square of an entry is 2 (n − 1)/(n² (n + 2))
    const variance = (2 * (n - 1)) / (n * n * (n + 2));
    expect(Math.abs(squares / rotations - 1 / n)).toBeLessThan(5 * Math.sqrt(variance / rotations));
  });

  it('may turn a plane or mirror it', () => {
    const draw = seededNormals(5);
    const signs = Array.from({ length: 50 }, () => {
      const turn = randomRotation(2, draw);
      return Math.sign(entryOf(turn, 0, 0) * entryOf(turn, 1, 1) - entryOf(turn, 0, 1) * entryOf(turn, 1, 0));
    });
    expect(new Set(signs)).toEqual(new Set([-1, 1]));
  });
});
