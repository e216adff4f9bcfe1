import '@tensorflow/tfjs-node';
import {
  add,
  erf,
  memory,
  mul,
  scalar,
  square,
  step as heaviside,
  sum,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { eagerLoop, STACK_SIZE, trainStack, type StepFunction, type StepSignature } from '@liesweep/training';
import { exampleStack, initialTensors } from '@liesweep/training/testing';
import type { Activation, ParameterisationSpec } from '@liesweep/sweep';
import { compileLoop, NotTraceableError } from './index.js';

/** One float32 rounding of a loss; graph and kernels sum in the same order, the fused ones of XLA in another. */
const SAME = 1e-6;
const FUSED = 1e-4;
const STEPS = 25;

function network(activation: Activation): ParameterisationSpec {
  return { kind: 'non-linear', hidden: [5, 4], activation };
}

const variants = [
  ['projected', {}],
  ['learned', { training: { structureConstants: 'learned' as const } }],
  ['without closure', { weights: { closure: [0] } }],
  ['sparse', { weights: { sparsity: [0.05] } }],
  ['cosine schedule', { training: { schedule: { kind: 'cosine' as const } } }],
  ['constant schedule', { training: { schedule: { kind: 'constant' as const } } }],
  ['finite form', { training: { invariance: 'finite' as const } }],
  ['complex', { field: 'complex' as const, weights: { sparsity: [0, 0.05] } }],
  ['complex, learned', { field: 'complex' as const, training: { structureConstants: 'learned' as const } }],
  ['deep-linear', { parameterisation: { kind: 'deep-linear' as const, layers: 3 } }],
  [
    'deep-linear, complex',
    { parameterisation: { kind: 'deep-linear' as const, layers: 2 }, field: 'complex' as const },
  ],
  ['networks of tanh', { parameterisation: network('tanh') }],
  [
    'networks of softplus, learned',
    { parameterisation: network('softplus'), training: { structureConstants: 'learned' as const } },
  ],
  ['networks of relu', { parameterisation: network('relu') }],
  ['networks, finite form', { parameterisation: network('tanh'), training: { invariance: 'finite' as const } }],
  [
    'networks, complex, without closure',
    { parameterisation: network('tanh'), field: 'complex' as const, weights: { closure: [0] } },
  ],
  [
    'networks, two labels of three vectors',
    { parameterisation: network('tanh'), field: 'complex' as const, oracle: { kind: 'determinant' as const } },
  ],
] as const;

describe.each(variants)('%s', (_, changes) => {
  const example = exampleStack({ dimension: 3, generators: [2, 3], restarts: 2, ...changes });

  test.each([
    ['graph', SAME],
    ['xla', FUSED],
  ] as const)('compiled as %s equals the eager loop step for step', async (mode, tolerance) => {
    const compiled = await compileLoop(example.step, example.signature, { mode });
    const eager = eagerLoop(example.step);
    const { state, constants } = initialTensors(example.stack, example.signature);
    let [fromGraph, fromKernels] = [state, state];
    for (let taken = 0; taken < STEPS; taken += 1) {
      fromGraph = compiled.run(fromGraph, constants, 1);
      fromKernels = eager.run(fromKernels, constants, 1);
      for (const name of ['loss', 'terms', 'generators', 'lowestLoss']) {
        const expected = fromKernels[name]?.dataSync() ?? [];
        const scale = Math.max(1e-3, ...Array.from(expected, Math.abs));
        const difference = Math.max(
          ...Array.from(fromGraph[name]?.dataSync() ?? [Number.NaN], (value, at) =>
            Math.abs(value - (expected[at] ?? Number.NaN)),
          ),
        );
        expect(difference / scale).toBeLessThan(tolerance * (taken + 1));
      }
    }
    compiled.dispose();
  });
});

test('K steps in one call are K calls of one step, for every K', async () => {
  const { stack, step, signature } = exampleStack({ dimension: 3, generators: [3], restarts: 2 });
  const loop = await compileLoop(step, signature, { mode: 'graph' });
  const { state, constants } = initialTensors(stack, signature);
  let one = state;
  for (let taken = 0; taken < 7; taken += 1) one = loop.run(one, constants, 1);
  const many = loop.run(loop.run(state, constants, 3), constants, 4);
  expect(many.loss?.dataSync()).toEqual(one.loss?.dataSync());
  expect(many.t?.dataSync()[0]).toBe(7);
  expect(loop.run(state, constants, 0).generators?.dataSync()).toEqual(state.generators?.dataSync());
  loop.dispose();
});

test('one compiled loop serves every size of the stack', async () => {
  const small = exampleStack({ dimension: 3, generators: [3], restarts: 1 });
  const large = exampleStack({ dimension: 3, generators: [3], restarts: 9 });
  const loop = await compileLoop(small.step, small.signature, { mode: 'graph' });
  for (const { stack, step, signature } of [small, large]) {
    const { state, constants } = initialTensors(stack, signature);
    const expected = eagerLoop(step).run(state, constants, 3).loss?.dataSync() ?? [];
    const actual = loop.run(state, constants, 3).loss?.dataSync() ?? [];
    expect(actual).toHaveLength(stack.trials.length);
    Array.from(actual).forEach((loss, at) => {
      expect(Math.abs(loss / (expected[at] ?? Number.NaN) - 1)).toBeLessThan(SAME * 10);
    });
  }
  loop.dispose();
});

test('a compiled stack finds SO(4): six generators vanish, seven do not', async () => {
  for (const [generators, vanishes] of [
    [6, true],
    [7, false],
  ] as const) {
    const { stack, step, signature } = exampleStack({
      dimension: 4,
      generators: [generators],
      restarts: 8,
      training: { steps: 2000 },
    });
    const loop = await compileLoop(step, signature, { mode: 'graph' });
    const results = await trainStack(stack, loop, signature, { onChunk: () => Promise.resolve('go-on') });
    const lowest = Math.min(...(results ?? []).map(({ finalLoss }) => finalLoss ?? Number.NaN));
    if (vanishes) expect(lowest).toBeLessThan(1e-9);
    else expect(lowest).toBeGreaterThan(1);
    loop.dispose();
  }
});

test('a loop leaves no tensor behind but the state it returns', async () => {
  const { stack, step, signature } = exampleStack({ dimension: 2, generators: [2], restarts: 2 });
  const before = memory().numTensors;
  const loop = await compileLoop(step, signature, { mode: 'graph' });
  expect(memory().numTensors).toBe(before);
  const { state, constants } = initialTensors(stack, signature);
  const held = memory().numTensors;
  const next = loop.run(state, constants, 5);
  expect(memory().numTensors - held).toBe(Object.keys(next).length);
  loop.dispose();
});

describe('what cannot become a graph is refused with the reason', () => {
  const signature: StepSignature = { state: { x: { shape: [STACK_SIZE, 3], dtype: 'float32' } }, constants: {} };

  const stepOf =
    (next: (x: Tensor) => Tensor): StepFunction =>
    ({ x }) => ({ x: next(x ?? scalar(Number.NaN)) });

  test('an op that is not known', async () => {
    const step = stepOf((x) => erf(x));
    await expect(compileLoop(step, signature, { mode: 'graph' })).rejects.toThrow(
      new NotTraceableError('the op Erf is not among those that can be compiled'),
    );
  });

  test('a step that depends on the size of the stack', async () => {
    const step = stepOf((x) => mul(x, scalar(x.size)));
    await expect(compileLoop(step, signature, { mode: 'graph' })).rejects.toThrow(NotTraceableError);
  });

  test('a step that makes tensors of the size of the stack', async () => {
    const step = stepOf((x) => heaviside(x));
    await expect(compileLoop(step, signature, { mode: 'graph' })).rejects.toThrow(NotTraceableError);
  });

  test('the backend works on as before', () => {
    expect(tidy(() => sum(square(add(tensor([1, 2]), 1))).dataSync()[0])).toBe(13);
  });
});
