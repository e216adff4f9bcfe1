import { su } from './algebras/su.js';
import { bracket } from './bracket.js';
import { normSquared } from './frobenius.js';
import { multiply, scale, transpose } from './matrix.js';
import { realForms } from './real-forms.js';
import { seededNormals } from './seeded-normals.js';
import { complexParts } from './testing/complex-parts.js';
import { largestDifference } from './testing/largest-difference.js';

/** Sums of a few products of order 1 in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

describe('realForms', () => {
  test('a real generator is itself', () => {
    const [first, second] = realForms([1, 2, 3, 4, 5, 6, 7, 8], { dimension: 2, field: 'real' });
    expect([...(first?.data ?? [])]).toEqual([1, 2, 3, 4]);
    expect([...(second?.data ?? [])]).toEqual([5, 6, 7, 8]);
  });

  test('a complex generator A + iB is [[A, −B], [B, A]]', () => {
    const [matrix] = realForms([1, 2, 3, 4, 5, 6, 7, 8], { dimension: 2, field: 'complex' });
    expect(matrix?.rows).toBe(4);
    expect([...(matrix?.data ?? [])]).toEqual([1, 2, -5, -6, 3, 4, -7, -8, 5, 6, 1, 2, 7, 8, 3, 4]);
  });

  test('brackets of real forms are real forms of brackets: [iσ₁, iσ₂] = −2iσ₃', () => {
    const [s1, s2, s3] = realForms(
      [
        ...[0, 0, 0, 0, 0, 1, 1, 0], // iσ₁
        ...[0, 1, -1, 0, 0, 0, 0, 0], // iσ₂
        ...[0, 0, 0, 0, -2, 0, 0, 2], // −2iσ₃
      ],
      { dimension: 2, field: 'complex' },
    );
    if (s1 === undefined || s2 === undefined) throw new Error('three generators were given');
    const withoutSignOfZero = (data: Iterable<number> = []): number[] => Array.from(data, (entry) => entry + 0);
    expect(withoutSignOfZero(bracket(s1, s2).data)).toEqual(withoutSignOfZero(s3?.data));
  });

  test('they are an algebra of matrices: the real form of a product, of i times one, and of an adjoint', () => {
    const draw = seededNormals(1);
    const [a, b] = [1, 2].map(() => Array.from({ length: 18 }, draw));
    if (a === undefined || b === undefined) throw new Error('there are two');
    const at = (one: readonly number[], i: number, j: number): readonly [number, number] => [
      one[3 * i + j] ?? NaN,
      one[9 + 3 * i + j] ?? NaN,
    ];
    const parts = Array.from({ length: 9 }, (_, index) =>
      [0, 1, 2].reduce<readonly [number, number]>(
        ([real, imaginary], k) => {
          const [[p, q], [r, s]] = [at(a, Math.floor(index / 3), k), at(b, k, index % 3)];
          return [real + p * r - q * s, imaginary + p * s + q * r];
        },
        [0, 0],
      ),
    );
    const product = [...parts.map(([real]) => real), ...parts.map(([, imaginary]) => imaginary)];
    const shape = { dimension: 3, field: 'complex' } as const;
    const [first, second, both] = realForms([...a, ...b, ...product], shape);
    if (first === undefined || second === undefined || both === undefined) throw new Error('there are three');
    expect(largestDifference(multiply(first, second), both)).toBeLessThan(FLOAT64_SUM_ERROR);
    const adjoint = Array.from({ length: 18 }, (_, index) => {
      const [i, j] = [Math.floor((index % 9) / 3), index % 3];
      return index < 9 ? at(a, j, i)[0] : -at(a, j, i)[1];
    });
    expect(largestDifference(realForms(adjoint, shape)[0] ?? both, transpose(first))).toBe(0);
  });

  test('they undo complexParts, which takes a real form apart at the norm of the whole', () => {
    for (const generator of su(3)) {
      const [back] = realForms(complexParts(generator).data, { dimension: 3, field: 'complex' });
      expect(largestDifference(back ?? generator, scale(generator, Math.SQRT2))).toBeLessThan(FLOAT64_SUM_ERROR);
      expect(Math.abs(normSquared(complexParts(generator)) - normSquared(generator))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  test('no number is no generator', () => {
    expect(realForms([], { dimension: 2, field: 'real' })).toEqual([]);
    expect(realForms([], { dimension: 2, field: 'complex' })).toEqual([]);
  });
});
