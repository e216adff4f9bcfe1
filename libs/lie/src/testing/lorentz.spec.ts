import { bracket } from '../bracket.js';
import { matrixOf, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { largestDifference } from './largest-difference.js';
import { indefiniteSo } from '../algebras/indefinite-so.js';
import { lorentz } from './lorentz.js';

it('the Lorentz algebra is so(1,3): three boosts, then three rotations', () => {
  expect(lorentz()).toEqual(indefiniteSo(1, 3));
  const kinds = lorentz().map((one) => (largestDifference(transpose(one), one) === 0 ? 'boost' : 'rotation'));
  expect(kinds).toEqual(['boost', 'boost', 'boost', 'rotation', 'rotation', 'rotation']);
  expect(lorentz()[0]).toEqual(matrixOf(4, 4, [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
});

it('two boosts make a rotation, a rotation turns boosts, and rotations are so(3)', () => {
  const [x, y, z, xy, xz, yz] = lorentz() as [Matrix, Matrix, Matrix, Matrix, Matrix, Matrix];
  expect(largestDifference(bracket(x, y), xy)).toBe(0);
  expect(largestDifference(bracket(xy, y), x)).toBe(0);
  expect(largestDifference(bracket(xy, z), matrixOf(4, 4))).toBe(0);
  expect(largestDifference(bracket(xy, yz), xz)).toBe(0);
  expect(largestDifference(bracket(xy, xz), scale(yz, -1))).toBe(0);
});
