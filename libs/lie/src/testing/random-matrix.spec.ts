import { u } from '../algebras/u.js';
import { multiply } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { singularValues } from '../singular-values.js';
import { largestDifference } from './largest-difference.js';
import { mixGenerators, randomMatrix, randomMixing } from './random-matrix.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

it('a random matrix is made of the draws, row by row', () => {
  const draw = seededNormals(1);
  expect(Array.from(randomMatrix(2, 3, seededNormals(1)).data)).toEqual(Array.from({ length: 6 }, draw));
});

describe('a random mixing', () => {
  it.each([1, 5, 24])('of %i generators keeps them independent, of condition 10 at most', (count) => {
    const values = singularValues(randomMixing(count, seededNormals(count)));
    expect((values[0] ?? NaN) / (values.at(-1) ?? NaN)).toBeLessThan(10);
  });

  it('mixes by rows: J′_a = Σ_b M_ab J_b, and two mixings are one by their product', () => {
    const draw = seededNormals(5);
    const [first, second] = [randomMixing(4, draw), randomMixing(4, draw)];
    const twice = mixGenerators(second, mixGenerators(first, u(2)));
    mixGenerators(multiply(second, first), u(2)).forEach((one, a) => {
      expect(largestDifference(one, twice[a] ?? one)).toBeLessThan(FLOAT64_SUM_ERROR);
    });
  });
});
