import fc from 'fast-check';
import { bracket } from './bracket.js';
import { innerProduct } from './frobenius.js';
import { invarianceResidual } from './testing/invariance-residual.js';
import { entryOf, isFiniteMatrix, matrixOf, multiply, scale, stackAsRows, transpose } from './matrix.js';
import type { Matrix } from './matrix.js';
import { singularValues } from './singular-values.js';
import { identity } from './structure/lie-algebra.js';
import { largestDifference } from './testing/largest-difference.js';

fc.configureGlobal({ seed: 20_230_104 });

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

/** Integers in matrices of shapes that can be multiplied: A [r, k], B [k, c], C [c, d]. Products are exact. */
const chain = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 12 })))
  .chain(([r = 0, k = 0, c = 0, d = 0]) => fc.tuple(integers(r, k), integers(k, c), integers(c, d)));

function integers(rows: number, columns: number): fc.Arbitrary<Matrix> {
  return fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: rows * columns, maxLength: rows * columns })
    .map((entries) => matrixOf(rows, columns, entries));
}

const sum = (a: Matrix, b: Matrix): Matrix => ({ ...a, data: a.data.map((entry, at) => entry + (b.data[at] ?? NaN)) });

describe('the product', () => {
  // Four rows at once from eight columns on: sizes on both sides of both bounds.
  it('is Σ_k A_ik B_kj for every shape, empty ones too', () => {
    fc.assert(
      fc.property(chain, ([a, b]) => {
        const expected = Array.from({ length: a.rows * b.columns }, (_, at) => {
          const [i, j] = [Math.floor(at / b.columns), at % b.columns];
          return Array.from({ length: a.columns }, (__, k) => entryOf(a, i, k) * entryOf(b, k, j)).reduce(
            (x, y) => x + y,
            0,
          );
        });
        expect(largestDifference(multiply(a, b), matrixOf(a.rows, b.columns, expected))).toBe(0);
      }),
    );
  });

  it('is associative, and its transpose is the product of the transposes, backwards', () => {
    fc.assert(
      fc.property(chain, ([a, b, c]) => {
        expect(largestDifference(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))).toBe(0);
        expect(largestDifference(transpose(multiply(a, b)), multiply(transpose(b), transpose(a)))).toBe(0);
      }),
    );
  });

  it('is linear in both factors, and keeps A where the other is the identity', () => {
    fc.assert(
      fc.property(chain, ([a, b]) => {
        const twice = sum(a, scale(a, 1));
        expect(largestDifference(multiply(twice, b), scale(multiply(a, b), 2))).toBe(0);
        expect(largestDifference(multiply(a, sum(b, b)), scale(multiply(a, b), 2))).toBe(0);
        expect(largestDifference(multiply(a, identity(a.columns)), a)).toBe(0);
      }),
    );
  });

  it('is not finite where a factor is not, even beside a zero', () => {
    for (const size of [2, 9]) {
      const broken = matrixOf(size, size);
      broken.data[size + 1] = Infinity;
      expect(multiply(matrixOf(size, size), broken).data.some(Number.isNaN)).toBe(true);
      expect(multiply(broken, matrixOf(size, size)).data.some(Number.isNaN)).toBe(true);
    }
  });
});

describe('a matrix', () => {
  it('is zero without numbers, and a copy of those that are given', () => {
    expect(matrixOf(1, 2).data).toEqual(new Float64Array(2));
    const numbers = Float64Array.of(1, 2);
    const matrix = matrixOf(1, 2, numbers);
    numbers[0] = 9;
    expect(matrix.data[0]).toBe(1);
  });

  it('transposed twice is itself', () => {
    expect(transpose(transpose(A))).toEqual(A);
    expect(transpose(matrixOf(0, 3))).toEqual(matrixOf(3, 0));
  });

  it('has no entry below its last row', () => {
    expect(entryOf(A, 1, 2)).toBe(6);
    expect(entryOf(A, 2, 0)).toBeNaN();
    expect(entryOf(A, -1, 0)).toBeNaN();
  });

  it.each([NaN, Infinity, -Infinity])('is not finite with the entry %d', (entry) => {
    expect(isFiniteMatrix(A)).toBe(true);
    expect(isFiniteMatrix(matrixOf(0, 0))).toBe(true);
    expect(isFiniteMatrix(matrixOf(1, 2, [0, entry]))).toBe(false);
  });
});

describe('stackAsRows', () => {
  it('takes each matrix to one row, in order', () => {
    expect(stackAsRows([A, scale(A, 2)])).toEqual(matrixOf(2, 6, [1, 2, 3, 4, 5, 6, 2, 4, 6, 8, 10, 12]));
    expect(stackAsRows([])).toEqual(matrixOf(0, 0));
  });

  it('refuses another shape, even with as many entries', () => {
    expect(() => stackAsRows([A, transpose(A)])).toThrow(RangeError);
  });
});
