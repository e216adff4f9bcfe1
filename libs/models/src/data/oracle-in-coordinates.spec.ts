import '@tensorflow/tfjs';
import { matrixOf } from '@liesweep/lie';
import { setBackend, tensor2d } from '@tensorflow/tfjs-core';
import { makeOracle } from '../make-oracle.js';
import { oracleInCoordinates } from './oracle-in-coordinates.js';

const B = matrixOf(2, 2, [100, 3, 0, 0.5]);
const squared = makeOracle({ kind: 'squared-norm' }, { dimension: 2, field: 'real' });

beforeAll(async () => {
  await setBackend('cpu');
});

test('the value at z is that of the oracle at Bz, and the gradient is Bᵀ∇φ', () => {
  const oracle = oracleInCoordinates(squared, B);
  const [x, y] = [100 * 1 + 3 * 2, 0.5 * 2];
  expect(oracle.evaluate?.(tensor2d([[1, 2]])).dataSync()[0]).toBeCloseTo(x * x + y * y, 2);
  expect([...(oracle.gradient(Float64Array.of(1, 2))[0] ?? [])]).toEqual([200 * x, 6 * x + y]);
});

test('an oracle of several vectors takes each of them in the same coordinates', () => {
  const pairs = { labelCount: 1, vectorCount: 2, gradient: (x: Float64Array) => [x] };
  const [gradient] = oracleInCoordinates(pairs, B).gradient(Float64Array.of(1, 0, 0, 1));
  // x = (B e_1, B e_2) = (100, 0, 3, 0.5), and ∇ = Bᵀ of each
  expect([...(gradient ?? [])]).toEqual([10_000, 300, 300, 9.25]);
});
