import { matrixOf } from '../matrix.js';
import { largestDifference, largestEntry } from './largest-difference.js';

describe('the largest difference', () => {
  it('is NaN where an entry is, so that no bound holds', () => {
    expect(largestDifference(matrixOf(1, 2, [NaN, 1]), matrixOf(1, 2, [1, 1]))).toBeNaN();
    expect(largestDifference(matrixOf(1, 1, [Infinity]), matrixOf(1, 1, [Infinity]))).toBeNaN();
    expect(largestEntry(matrixOf(1, 2, [NaN, 1]))).toBeNaN();
  });

  it('refuses two shapes', () => {
    expect(() => largestDifference(matrixOf(1, 2), matrixOf(2, 1))).toThrow(RangeError);
  });

  it('is that of the entry that differs most, and 0 of none', () => {
    expect(largestDifference(matrixOf(1, 3, [1, -5, 2]), matrixOf(1, 3, [1, 3, 1]))).toBe(8);
    expect(largestDifference(matrixOf(0, 3), matrixOf(0, 3))).toBe(0);
    expect(largestEntry(matrixOf(1, 2, [1, -5]))).toBe(5);
  });
});
