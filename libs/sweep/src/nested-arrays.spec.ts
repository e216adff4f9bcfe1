import { toMatrices, toRows } from './nested-arrays.js';

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

  test('what is not finite or missing is null', () => {
    expect(toRows({ shape: [1, 4], data: Float64Array.of(NaN, Infinity, 1) })).toEqual([[null, null, 1, null]]);
    expect(toMatrices({ shape: [0, 2, 2], data: new Float32Array() })).toEqual([]);
  });
});
