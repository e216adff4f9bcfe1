import '@tensorflow/tfjs';
import { add, dispose, grad, memory, mul, setBackend, square, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { disposeTape } from './dispose-tape.js';
import { eagerLoop, type StepFunction } from './index.js';

beforeAll(async () => {
  await setBackend('cpu');
});

/** x → x² + c, and how often it was asked. */
const stepOf =
  (onStep: (step: number) => void = () => undefined, steps = { taken: 0 }): StepFunction =>
  ({ x }, { c }) => {
    if (x === undefined || c === undefined) throw new TypeError('the step needs x and c');
    const next = add(square(x), c);
    onStep(steps.taken);
    steps.taken += 1;
    return { x: next };
  };
const numbers = (value: Tensor | undefined): number[] => Array.from(value?.dataSync() ?? []);

test('K steps are the step applied K times', () => {
  const [x, c] = [tensor([0.5, -1]), tensor([0.25, -1])];
  const loop = eagerLoop(stepOf());
  expect(loop.mode).toBe('eager');
  for (const [steps, expected] of [
    [0, [0.5, -1]],
    [1, [0.5, 0]],
    [2, [0.5, -1]],
    [5, [0.5, 0]],
  ] as const) {
    const next = loop.run({ x }, { c }, steps);
    expect(numbers(next.x)).toEqual(expected);
    dispose({ ...next });
  }
  loop.dispose();
  dispose([x, c]);
});

test('what it is given stays the caller’s, and what it returns is other tensors', () => {
  const [x, c] = [tensor([0.5]), tensor([0.25])];
  const before = memory().numTensors;
  for (const steps of [0, 1, 3]) {
    const next = eagerLoop(stepOf()).run({ x }, { c }, steps);
    expect(next.x).not.toBe(x);
    expect(memory().numTensors).toBe(before + 1);
    dispose({ ...next });
    expect([x, c].some(({ isDisposed }) => isDisposed)).toBe(false);
  }
  dispose([x, c]);
});

test.each([0, 1, 2, 3])('a step that throws after %i steps leaves the tensors that were there before', (failing) => {
  const [x, c] = [tensor([0.5]), tensor([0.25])];
  const before = memory().numTensors;
  const loop = eagerLoop(
    stepOf((step) => {
      if (step === failing) throw new RangeError('the device failed');
    }),
  );
  expect(() => loop.run({ x }, { c }, 4)).toThrow(new RangeError('the device failed'));
  expect(memory().numTensors).toBe(before);
  expect(numbers(x)).toEqual([0.5]);
  dispose([x, c]);
});

test('a step may hand its state and its constants through', () => {
  const state = { a: tensor([1]), b: tensor([2]), d: tensor([0]) };
  const constants = { c: tensor([3]) };
  const before = memory().numTensors;
  const exchange: StepFunction = ({ a, b }, { c }) => {
    if (a === undefined || b === undefined || c === undefined) throw new TypeError('the step needs a, b and c');
    return { a: b, b: a, d: c };
  };
  const next = eagerLoop(exchange).run(state, constants, 3);
  expect([next.a, next.b, next.d].map(numbers)).toEqual([[2], [1], [3]]);
  dispose({ ...next });
  expect(memory().numTensors).toBe(before);
  expect([...Object.values(state), constants.c].map(numbers)).toEqual([[1], [2], [0], [3]]);
  dispose([{ ...state }, constants]);
});

test('the intermediates of a step are disposed with it', () => {
  const [x, c] = [tensor([0.5]), tensor([0.25])];
  const before = memory().numTensors;
  const wasteful: StepFunction = (state, constants) => {
    for (let waste = 0; waste < 10; waste += 1) mul(tensor([waste]), 2);
    return stepOf()(state, constants);
  };
  const next = eagerLoop(wasteful).run({ x }, { c }, 5);
  expect(memory().numTensors).toBe(before + 1);
  dispose([{ ...next }, x, c]);
});

describe('the tape of a gradient', () => {
  test('that threw is disposed, and twice is once', () => {
    const x = tensor([1, 2]);
    const before = memory().numTensors;
    const failing = grad((value: Tensor): Tensor => {
      square(value);
      throw new RangeError('no');
    });
    expect(() => tidy(() => failing(x))).toThrow(RangeError);
    expect(memory().numTensors).toBeGreaterThan(before); // TensorFlow.js leaves what it had saved
    disposeTape();
    disposeTape();
    expect(memory().numTensors).toBe(before);
    x.dispose();
  });

  test('that goes on stays', () => {
    const x = tensor([1, 2]);
    const cube = (value: Tensor): Tensor => {
      const cubed = mul(square(value), value);
      disposeTape();
      return cubed;
    };
    expect(numbers(grad(cube)(x))).toEqual([3, 12]);
  });
});
