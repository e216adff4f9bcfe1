import { matrixOf } from '../matrix.js';
import { symmetricEigen } from './symmetric-eigen.js';

test('eigenvalues ascend, and the vectors are in their order', () => {
  const { values, vectors } = symmetricEigen(matrixOf(2, 2, [3, 0, 0, -1]));
  expect(Array.from(values)).toEqual([-1, 3]);
  expect(Array.from(vectors.data, Math.abs)).toEqual([0, 1, 1, 0]);
});

test('of a matrix with an entry that is not finite nothing is known', () => {
  const { values, vectors } = symmetricEigen(matrixOf(2, 2, [1, NaN, NaN, 1]));
  expect(Array.from(values)).toEqual([NaN, NaN]);
  expect(Array.from(vectors.data)).toEqual([NaN, NaN, NaN, NaN]);
});
