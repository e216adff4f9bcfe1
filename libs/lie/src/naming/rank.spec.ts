import { EXACT_NOISE, lieAlgebra } from '../structure/lie-algebra.js';
import { constantsOf } from '../testing/constants.js';
import { rankOf } from './rank.js';

it('is the dimension of a nilpotent algebra, however long its series', () => {
  const chain = Array.from({ length: 6 }, (_, j) => [0, j + 1, j + 2] as const);
  expect(rankOf(lieAlgebra(constantsOf(8, chain)))).toBe(8);
});

it('is not known where every element leaves numbers near the noise', () => {
  expect(rankOf(lieAlgebra(constantsOf(2, [[0, 1, 1, 20 * EXACT_NOISE]])))).toBeNull();
});
