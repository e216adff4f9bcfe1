import { normalStream, type GeneratorShape } from '@liesweep/sweep';
import { certifyFormula } from './certify-formula.js';

const gauss = (count: number, seed: number): Float64Array => {
  const stream = normalStream(seed);
  return Float64Array.from({ length: count }, () => stream());
};
const real = (dimension: number): GeneratorShape => ({ dimension, field: 'real' });
const quadratic =
  (signature: readonly number[]) =>
  (x: Float64Array): Float64Array[] => [x.map((entry, j) => 2 * (signature[j] ?? Number.NaN) * entry)];

/** A formula of one vector at normal samples. */
const atNormal = (dimension: number, gradient: (x: Float64Array) => readonly Float64Array[], samples = 300) =>
  certifyFormula({
    ...{ shape: real(dimension), vectorCount: 1, labelCount: 1, gradient },
    samples: gauss(samples * dimension, 5),
  });

test.each([2, 3, 4, 5])('the squared norm in R^%i is kept by n(n − 1)/2', (n) => {
  const verdict = atNormal(n, quadratic(Array<number>(n).fill(1)));
  expect(verdict.dimension).toBe((n * (n - 1)) / 2);
  expect(verdict.smallestNonZero).toBeGreaterThan(0.1);
  expect(verdict.generators).toHaveLength((n * (n - 1)) / 2);
});

test('an ellipsoid of axes 1 : 100 : 10⁴ has the rotations of a sphere, φ times 1e-9 and plus 5 too', () => {
  expect(atNormal(3, quadratic([1e-9, 1e-7, 1e-5])).dimension).toBe(3);
  expect(atNormal(3, quadratic([1, 100, 1e4])).dimension).toBe(3);
});
