import { generatorShapeOf, toGenerators } from './generator-matrix.js';

test('a real generator is its matrix, a complex one its real and its imaginary part', () => {
  expect(toGenerators({ shape: [2, 1, 2], data: Float32Array.of(1, 2, 3, 4) })).toEqual([[[1, 2]], [[3, 4]]]);
  expect(toGenerators({ shape: [2, 2, 1, 1], data: Float32Array.of(1, 2, 3, NaN) })).toEqual([
    { re: [[1]], im: [[2]] },
    { re: [[3]], im: [[null]] },
  ]);
});

test('four axes are those of complex generators', () => {
  expect(generatorShapeOf({ shape: [6, 4, 4] })).toEqual({ dimension: 4, field: 'real' });
  expect(generatorShapeOf({ shape: [8, 2, 3, 3] })).toEqual({ dimension: 3, field: 'complex' });
});
