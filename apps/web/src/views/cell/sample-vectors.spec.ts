import { vectorsOf } from './sample-vectors.js';

test('a sample of several particles is as many vectors, in their order', () => {
  expect(vectorsOf([1, 2, 3, 4], { particles: 2, features: ['E', 'p'] })).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(vectorsOf([1, 2], { particles: 1, features: ['E', 'p'] })).toEqual([[1, 2]]);
});
