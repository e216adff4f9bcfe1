import '@tensorflow/tfjs';
import { memory, setBackend, sum, tensor2d, valueAndGrad, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { normalStream } from '@liesweep/sweep';
import { linearRows } from '../linear-rows.js';
import { evaluate64 } from './evaluate64.js';
import { evaluateNetwork } from './evaluate-network.js';
import { jacobian64 } from './jacobian64.js';
import { decodeNetwork, encodeNetwork } from './network-tensors.js';
import { networkOracle } from './network-oracle.js';
import type { Activation, Network } from './network.js';
import { scaleOracle, unitFactor } from './scale-oracle.js';

/** A float32 network of three layers against float64. */
const FLOAT32_ERROR = 1e-5;

/** Central differences with step 1e-5 in float64: the step squared, and rounding over the step. */
const DIFFERENCE_ERROR = 1e-8;

const normal = normalStream(8);
const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => normal());

function randomNetwork(activation: Activation): Network {
  const layer = (inputCount: number, outputCount: number, applied: Activation) => ({
    inputCount,
    outputCount,
    weights: draw(inputCount * outputCount).map((value) => value / 2),
    bias: draw(outputCount),
    activation: applied,
  });
  return {
    layers: [layer(3, 5, activation), layer(5, 4, activation), layer(4, 2, 'identity')],
    input: { mean: draw(3), scale: Float32Array.of(0.5, 2, 3) },
    output: { mean: draw(2), scale: Float32Array.of(2, 0.25) },
  };
}

const points = Array.from({ length: 6 }, () => Float64Array.from(draw(3)));

beforeAll(async () => {
  await setBackend('cpu');
});

describe.each(['tanh', 'softplus', 'relu', 'sigmoid', 'identity'] as const)('a network of %s', (activation) => {
  const network = randomNetwork(activation);

  test('has the same labels over tensors and in float64', () => {
    const labels = evaluateNetwork(network, tensor2d(points.map((x) => [...x]))).arraySync();
    points.forEach((x, row) => {
      evaluate64(network, x).forEach((label, at) => {
        expect(Math.abs((labels[row]?.[at] ?? Number.NaN) - label)).toBeLessThan(
          FLOAT32_ERROR * Math.max(1, Math.abs(label)),
        );
      });
    });
  });

  test('has the gradients of finite differences, and those of its tensors', () => {
    // ∂φ_l/∂x_f ≈ (φ_l(x + h e_f) − φ_l(x − h e_f)) / 2h
    const h = 1e-5;
    const total = valueAndGrad((x: Tensor) => sum(evaluateNetwork(network, x as Tensor2D)));
    const fromTensors = total(tensor2d(points.map((x) => [...x]))).grad.arraySync() as number[][];
    points.forEach((x, row) => {
      const jacobian = jacobian64(network, x);
      expect(jacobian.map(({ length }) => length)).toEqual([3, 3]);
      x.forEach((_, feature) => {
        const moved = (by: number): Float64Array =>
          evaluate64(
            network,
            x.map((value, at) => (at === feature ? value + by : value)),
          );
        const [up, down] = [moved(h), moved(-h)];
        jacobian.forEach((gradient, label) => {
          const difference = ((up[label] ?? Number.NaN) - (down[label] ?? Number.NaN)) / (2 * h);
          expect(Math.abs((gradient[feature] ?? Number.NaN) - difference)).toBeLessThan(DIFFERENCE_ERROR);
        });
        const summed = jacobian.reduce((sumOfSlopes, gradient) => sumOfSlopes + (gradient[feature] ?? Number.NaN), 0);
        expect(Math.abs((fromTensors[row]?.[feature] ?? Number.NaN) - summed)).toBeLessThan(
          FLOAT32_ERROR * Math.max(1, Math.abs(summed)),
        );
      });
    });
  });

  test('comes back from its tensors bit for bit, in whatever order they are stored', () => {
    const tensors = encodeNetwork(network);
    expect(decodeNetwork(tensors)).toEqual(network);
    expect(decodeNetwork(new Map([...tensors].reverse()))).toEqual(network);
  });
});

test('evaluating leaves one tensor behind, the labels', () => {
  const x = tensor2d([[1, 2, 3]]);
  const before = memory().numTensors;
  evaluateNetwork(randomNetwork('tanh'), x).dispose();
  expect(memory().numTensors).toBe(before);
});

test('a network with a tensor that is missing or of another shape is refused', () => {
  const tensors = encodeNetwork(randomNetwork('tanh'));
  const without = new Map([...tensors].filter(([name]) => name !== 'layers.1.tanh.bias'));
  expect(() => decodeNetwork(without)).toThrow('layers.1.tanh.bias: expected shape [4], got []');
  const narrow = new Map(tensors).set('layers.1.tanh.weights', {
    dtype: 'F32',
    shape: [4, 4],
    data: new Float32Array(16),
  });
  expect(() => decodeNetwork(narrow)).toThrow('layers.1.tanh.weights: expected shape [5,4], got [4,4]');
});

test('a scaled oracle has rows of mean square 1, and the factor in its labels and its gradients', () => {
  const oracle = networkOracle(randomNetwork('tanh'));
  const samples = Float64Array.from(draw(300));
  const shape = { dimension: 3, field: 'real' } as const;
  const factor = unitFactor(oracle, samples, shape);
  const scaled = scaleOracle(oracle, factor);
  const { data } = linearRows(scaled, samples, shape);
  expect(data.reduce((total, entry) => total + entry * entry, 0) / data.length).toBeCloseTo(1, 12);
  const [x] = points;
  const rows = tensor2d([[...(x ?? [])]]);
  const [label, scaledLabel] = [oracle, scaled].map(({ evaluate }) => evaluate?.(rows).dataSync()[0] ?? Number.NaN);
  expect((scaledLabel ?? Number.NaN) / (label ?? Number.NaN) / factor).toBeCloseTo(1, 5);
});
