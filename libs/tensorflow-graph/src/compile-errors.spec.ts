import '@tensorflow/tfjs-node';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eagerLoop, STACK_SIZE, type StepFunction, type StepSignature } from '@liesweep/training';
import { exampleStack, initialTensors, type ExampleOptions } from '@liesweep/training/testing';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { compileLoop, NotTraceableError } from './index.js';
import type { TensorFlowBackend } from './tensorflow-backend.js';

const ROW: StepSignature = { state: { x: { shape: [STACK_SIZE, 3], dtype: 'float32' } }, constants: {} };

const backend = (): TensorFlowBackend => tf.backend() as unknown as TensorFlowBackend;
const stepOf =
  (next: (x: Tensor) => Tensor): StepFunction =>
  ({ x }) => ({ x: next(x ?? tf.scalar(Number.NaN)) });

/** A folder for temporary files that no other process uses. */
const temporary = mkdtempSync(join(tmpdir(), 'liesweep-compile-'));
const graphFolders = (): string[] => readdirSync(temporary);

beforeAll(() => {
  jest.spyOn(jest.requireActual<{ tmpdir: typeof tmpdir }>('node:os'), 'tmpdir').mockReturnValue(temporary);
});

afterAll(() => {
  rmSync(temporary, { recursive: true });
});

class DeviceError extends Error {}

/** Runs `use` with a device that fails at the kernel call of this number, and says whether it came to that. */
async function failingAt(call: number, use: () => Promise<unknown>): Promise<boolean> {
  const { executeSingleOutput, executeMultipleOutputs } = backend();
  let calls = 0;
  let failed = false;
  const count = (): void => {
    if (calls === call) {
      failed = true;
      throw new DeviceError('the device failed');
    }
    calls += 1;
  };
  backend().executeSingleOutput = (...given) => {
    count();
    return executeSingleOutput.apply(backend(), given);
  };
  backend().executeMultipleOutputs = (...given) => {
    count();
    return executeMultipleOutputs.apply(backend(), given);
  };
  try {
    await use();
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
  } finally {
    backend().executeSingleOutput = executeSingleOutput;
    backend().executeMultipleOutputs = executeMultipleOutputs;
  }
  return failed;
}

/** How far apart the failing kernels lie: each costs a step or a compilation, so that all are tried for one layout only. */
const STRIDE = 4;

describe.each<readonly [string, number, Partial<ExampleOptions>]>([
  ['projected', 1, {}],
  ['learned, sparse', STRIDE, { training: { structureConstants: 'learned' }, weights: { sparsity: [0.1] } }],
  ['networks', STRIDE, { parameterisation: { kind: 'non-linear', hidden: [3], activation: 'tanh' }, samples: 8 }],
])('a device that fails at any kernel of a step leaves no tensor behind: %s', (_, stride, options) => {
  const example = exampleStack({ dimension: 2, generators: [2], restarts: 1, ...options });

  test('in the eager loop', async () => {
    const { state, constants } = initialTensors(example.stack, example.signature);
    const before = tf.memory().numTensors;
    let call = 0;
    // Two steps, so that the second fails with the state of the first on the device.
    const run = (): Promise<void> => {
      tf.dispose({ ...eagerLoop(example.step).run(state, constants, 2) });
      return Promise.resolve();
    };
    while (await failingAt(call, run)) {
      expect([call, tf.memory().numTensors]).toEqual([call, before]);
      call += stride;
    }
    expect(call).toBeGreaterThan(100);
  });

  test('while it is compiled', async () => {
    const before = tf.memory().numTensors;
    const { executeSingleOutput } = backend();
    let call = 0;
    while (
      await failingAt(call, async () => {
        const loop = await compileLoop(example.step, example.signature, { mode: 'graph' });
        loop.dispose();
      })
    ) {
      expect([call, tf.memory().numTensors]).toEqual([call, before]);
      call += stride;
    }
    expect(call).toBeGreaterThan(100);
    expect(backend().executeSingleOutput).toBe(executeSingleOutput);
    expect(graphFolders()).toEqual([]);
  });
});

describe('a step that does not return its state is refused before it becomes a graph', () => {
  test('another shape', async () => {
    await expect(
      compileLoop(
        stepOf((x) => tf.sum(x, 1)),
        ROW,
        { mode: 'graph' },
      ),
    ).rejects.toThrow(
      new TypeError('the step returns x as float32 of shape [2], its signature says float32 of shape [2,3]'),
    );
  });

  test('another type', async () => {
    await expect(
      compileLoop(
        stepOf((x) => tf.greater(x, 0)),
        ROW,
        { mode: 'graph' },
      ),
    ).rejects.toThrow(
      new TypeError('the step returns x as bool of shape [2,3], its signature says float32 of shape [2,3]'),
    );
  });

  test('one tensor too few', async () => {
    await expect(compileLoop(() => ({}), ROW, { mode: 'graph' })).rejects.toThrow(
      new NotTraceableError('the step returns no x'),
    );
  });
});

describe('what depends on the size of the stack is refused', () => {
  test.each<readonly [string, (x: Tensor) => Tensor]>([
    ['a number made of it', (x) => tf.mul(x, tf.scalar(x.size / 3))],
    ['a tensor of its shape', (x) => tf.add(x, tf.fill(x.shape, 0.5))],
    ['a slice to its end', (x) => tf.add(x, tf.slice(x, [0, 0], [-1, 1]))],
    ['a path', (x) => (x.shape[0] === 2 ? tf.neg(x) : tf.neg(tf.neg(tf.neg(x))))],
    ['parts, one for each trial', (x) => tf.concat(tf.split(x, x.size / 3))],
  ])('%s', async (_, next) => {
    await expect(compileLoop(stepOf(next), ROW, { mode: 'graph' })).rejects.toThrow(NotTraceableError);
  });
});

test('a refused step leaves no tensor and no file behind', async () => {
  const before = tf.memory().numTensors;
  for (const next of [tf.erf, (x: Tensor) => tf.mul(x, x.size), (x: Tensor) => tf.sum(x)]) {
    await expect(compileLoop(stepOf(next), ROW, { mode: 'graph' })).rejects.toThrow();
  }
  expect([graphFolders(), tf.memory().numTensors]).toEqual([[], before]);
});

test('a constant that is NaN is compiled', async () => {
  const loop = await compileLoop(
    stepOf((x) => tf.where(tf.greater(x, 0), x, tf.add(tf.zerosLike(x), Number.NaN))),
    ROW,
    { mode: 'graph' },
  );
  const { x } = loop.run({ x: tf.tensor([[1, -1, 2]]) }, {}, 1);
  expect(Array.from(x?.dataSync() ?? [])).toEqual([1, Number.NaN, 2]);
  loop.dispose();
});

test('a state that is handed through, cloned or exchanged is what the eager loop makes of it', async () => {
  const signature: StepSignature = {
    state: Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, { shape: [STACK_SIZE], dtype: 'float32' }])),
    constants: { k: { shape: [STACK_SIZE], dtype: 'float32' } },
  };
  const step: StepFunction = ({ a, b, c }, { k }) => {
    if (a === undefined || b === undefined || c === undefined || k === undefined) throw new TypeError('missing');
    return { a: b, b: a, c: tf.clone(c), d: k };
  };
  const loop = await compileLoop(step, signature, { mode: 'graph' });
  const constants = { k: tf.tensor1d([7, 8]) };
  for (const steps of [0, 1, 2, 3]) {
    const state = { a: tf.tensor1d([1, 2]), b: tf.tensor1d([3, 4]), c: tf.tensor1d([5, 6]), d: tf.tensor1d([0, 0]) };
    const [found, expected] = [loop, eagerLoop(step)].map((each) => each.run(state, constants, steps));
    for (const name of ['a', 'b', 'c', 'd']) expect(found?.[name]?.dataSync()).toEqual(expected?.[name]?.dataSync());
    expect(Object.values(state).every((tensor) => !tensor.isDisposed)).toBe(true);
  }
  expect(Array.from(constants.k.dataSync())).toEqual([7, 8]);
  loop.dispose();
});

describe('a compiled loop that is given something else than its signature says', () => {
  const signature: StepSignature = { ...ROW, constants: { k: { shape: [3], dtype: 'float32' } } };
  const step: StepFunction = ({ x }, { k }) => ({ x: tf.mul(x ?? tf.scalar(0), k ?? tf.scalar(0)) });
  const x = (): Tensor => tf.tensor([[1, 2, 3]]);

  test.each<readonly [string, () => readonly [Record<string, Tensor>, Record<string, Tensor>], string]>([
    ['no state', () => [{}, { k: tf.ones([3]) }], 'the loop needs a tensor named x'],
    ['no constant', () => [{ x: x() }, {}], 'the loop needs a tensor named k'],
    [
      'another shape',
      () => [{ x: tf.ones([1, 4]) }, { k: tf.ones([3]) }],
      'the loop needs x as float32 of shape [stack-size,3], not float32 of shape [1,4]',
    ],
    [
      'another type',
      () => [{ x: tf.cast(x(), 'int32') }, { k: tf.ones([3]) }],
      'the loop needs x as float32 of shape [stack-size,3], not int32 of shape [1,3]',
    ],
    [
      'a scalar for a row',
      () => [{ x: x() }, { k: tf.scalar(1) }],
      'the loop needs k as float32 of shape [3], not float32 of shape []',
    ],
  ])('%s: says so, leaves no tensor, and works on', async (_, given, reason) => {
    const loop = await compileLoop(step, signature, { mode: 'graph' });
    const [state, constants] = given();
    const before = tf.memory().numTensors;
    expect(() => loop.run(state, constants, 1)).toThrow(reason);
    expect(tf.memory().numTensors).toBe(before);
    const next = loop.run({ x: x() }, { k: tf.tensor1d([2, 2, 2]) }, 2).x;
    expect(Array.from(next?.dataSync() ?? [])).toEqual([4, 8, 12]);
    loop.dispose();
  });
});
