import '@tensorflow/tfjs-node';
import type { LearnedModel } from '@liesweep/models';
import { learnedOracle } from '@liesweep/models/testing';
import { normalStream } from '@liesweep/sweep';
import { eagerLoop, STACK_SIZE, type StepFunction, type StepSignature } from '@liesweep/training';
import { grad, matMul, mul, ones, reshape, sub, tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { compileLoop } from './index.js';

/** A few float32 roundings: the fused kernels of XLA sum in another order. */
const SAME = 1e-5;

const normal = normalStream(3);
const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => normal());
const layer = (inputCount: number, outputCount: number, activation: 'tanh' | 'softplus' | 'relu' | 'identity') => ({
  ...{ inputCount, outputCount, activation },
  weights: draw(inputCount * outputCount),
  bias: draw(outputCount),
});
const network = (activation: 'tanh' | 'softplus' | 'relu'): LearnedModel => ({
  fits: 'network',
  network: {
    layers: [layer(3, 5, activation), layer(5, 4, activation), layer(4, 2, 'identity')],
    input: { mean: draw(3), scale: Float32Array.of(1, 2, 0.5) },
    output: { mean: draw(2), scale: Float32Array.of(2, 3) },
  },
});
const signature: StepSignature = {
  state: { x: { shape: [STACK_SIZE, 3], dtype: 'float32' } },
  constants: { ones: { shape: [STACK_SIZE], dtype: 'float32' } },
};

/** A step down the gradient of the sum of the labels: the oracle and its gradient in one graph. */
function descentOf(model: LearnedModel): StepFunction {
  const { evaluate } = learnedOracle({ model });
  const total = (x: Tensor): Tensor => {
    if (evaluate === undefined) throw new TypeError('the oracle has no finite form');
    return reshape(matMul(evaluate(x as Tensor2D), ones([2, 1])), [-1]);
  };
  return ({ x = tensor2d([]) }, constants) => ({ x: sub(x, mul(grad(total)(x, constants.ones), 0.01)) });
}

describe.each([
  ['a network of tanh', network('tanh')],
  ['a network of softplus', network('softplus')],
  ['a network of relu', network('relu')],
])('%s', (_, model) => {
  test.each(['graph', 'xla'] as const)('compiles as %s for every number of rows', async (mode) => {
    const step = descentOf(model);
    const compiled = await compileLoop(step, signature, { mode });
    for (const rows of [2, 7]) {
      const x = tensor2d(draw(rows * 3), [rows, 3]);
      const constants = { ones: ones([rows]) };
      const expected = eagerLoop(step).run({ x }, constants, 3).x?.dataSync() ?? [];
      const found = compiled.run({ x }, constants, 3).x?.dataSync() ?? [];
      expect(found).toHaveLength(3 * rows);
      Array.from(found).forEach((value, at) => {
        expect(Math.abs(value - (expected[at] ?? Number.NaN))).toBeLessThan(SAME);
      });
    }
    compiled.dispose();
  });
});
