import { toGenerators, toMatrices, toRows } from './nested-arrays.js';

describe('nested arrays', () => {
  test('rows and matrices are read in row-major order', () => {
    const data = Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(toRows({ shape: [2, 4], data })).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    expect(toMatrices({ shape: [2, 2, 2], data })).toEqual([
      [
        [0, 1],
        [2, 3],
      ],
      [
        [4, 5],
        [6, 7],
      ],
    ]);
  });

  test('a real generator is its matrix, a complex one its real and its imaginary part', () => {
    expect(toGenerators({ shape: [2, 1, 2], data: [1, 2, 3, 4] })).toEqual([[[1, 2]], [[3, 4]]]);
    expect(toGenerators({ shape: [2, 2, 1, 1], data: [1, 2, 3, NaN] })).toEqual([
      { re: [[1]], im: [[2]] },
      { re: [[3]], im: [[null]] },
    ]);
  });

  test('what is not finite or missing is null', () => {
    expect(toRows({ shape: [1, 4], data: [NaN, Infinity, 1] })).toEqual([[null, null, 1, null]]);
    expect(toMatrices({ shape: [0, 2, 2], data: [] })).toEqual([]);
  });
});
