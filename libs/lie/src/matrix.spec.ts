import { bracket } from './bracket.js';
import { innerProduct } from './frobenius.js';
import { invarianceResidual } from './invariance-residual.js';
import { matrixOf, multiply, transpose } from './matrix.js';
import { pairs } from './pairs.js';
import { singularValues } from './singular-values.js';

const A = matrixOf(2, 3, [1, 2, 3, 4, 5, 6]);

describe('matrices', () => {
  it('are row-major', () => {
    expect([...transpose(A).data]).toEqual([1, 4, 2, 5, 3, 6]);
    expect([...multiply(A, transpose(A)).data]).toEqual([14, 32, 32, 77]);
  });

  it('refuse shapes that do not fit, and say which', () => {
    expect(() => matrixOf(2, 2, [1])).toThrow('matrix [2,2]: expected 4 numbers, got 1');
    expect(() => multiply(A, A)).toThrow('expected 3 rows on the right, got 2');
    expect(() => innerProduct(A, transpose(A))).toThrow('expected shape [2,3], got [3,2]');
    expect(() => bracket(A, A)).toThrow(RangeError);
    expect(() => invarianceResidual(A, matrixOf(1, 4), 1)).toThrow('expected 4 numbers, got 6');
  });

  it('carry NaN through every operation', () => {
    const broken = matrixOf(2, 2, [1, NaN, 0, 1]);
    expect(innerProduct(broken, broken)).toBeNaN();
    expect([...bracket(broken, matrixOf(2, 2)).data]).toContainEqual(NaN);
    expect([...singularValues(broken)]).toEqual([NaN, NaN]);
  });
});

describe('pairs', () => {
  it('are lexicographic', () => {
    expect(pairs(4)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(pairs(1)).toEqual([]);
  });
});
