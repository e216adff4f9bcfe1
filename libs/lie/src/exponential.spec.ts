import { exponential } from './exponential.js';
import { matrixOf, multiply, scale, transpose } from './matrix.js';
import { largestDifference } from './testing/largest-difference.js';
import { so } from './testing/so.js';
import { sl } from './algebras/sl.js';
import { randomMatrix } from './testing/random-matrix.js';
import { seededNormals } from './seeded-normals.js';

/** Rounding of a few hundred products, of matrices of norm up to 10. */
const ROUNDING = 1e-12;

const identity = (n: number) =>
  matrixOf(
    n,
    n,
    Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0)),
  );

test('a rotation by t turns by t', () => {
  const [turn] = so(2);
  const { data } = exponential(scale(turn ?? identity(2), 5));
  expect(Math.abs((data[0] ?? NaN) - Math.cos(5))).toBeLessThan(ROUNDING);
  expect(Math.abs(Math.abs(data[1] ?? NaN) - Math.abs(Math.sin(5)))).toBeLessThan(ROUNDING);
});

test('exponentials of antisymmetric matrices are orthogonal, those of matrices without trace have determinant 1', () => {
  const draw = seededNormals(4);
  for (const basis of [so(4), sl(4)]) {
    const sum = matrixOf(4, 4);
    basis.forEach((each) => {
      const share = draw();
      each.data.forEach((entry, at) => {
        sum.data[at] = (sum.data[at] ?? NaN) + share * entry;
      });
    });
    const [there, back] = [exponential(sum), exponential(scale(sum, -1))];
    expect(largestDifference(multiply(there, back), identity(4))).toBeLessThan(1e3 * ROUNDING);
    if (basis.length === 6) {
      expect(largestDifference(multiply(there, transpose(there)), identity(4))).toBeLessThan(ROUNDING);
    }
  }
});

test('exp(sA) exp(tA) = exp((s + t) A)', () => {
  const a = randomMatrix(5, 5, seededNormals(5));
  const product = multiply(exponential(scale(a, 0.7)), exponential(scale(a, 0.4)));
  expect(largestDifference(product, exponential(scale(a, 1.1)))).toBeLessThan(1e3 * ROUNDING);
});

test('what is not finite, or too large for its exponential, is NaN and no loop', () => {
  for (const entry of [NaN, Infinity, 1e300]) {
    expect([...exponential(matrixOf(1, 1, [entry])).data]).toEqual([NaN]);
  }
  expect([...exponential(matrixOf(0, 0)).data]).toEqual([]);
});
