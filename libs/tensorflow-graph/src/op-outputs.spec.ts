import '@tensorflow/tfjs-node';
import { normalStream } from '@liesweep/sweep';
import { eagerLoop, STACK_SIZE, type StepFunction, type StepSignature } from '@liesweep/training';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { compileLoop } from './index.js';
import { OP_OUTPUTS } from './op-outputs.js';
import type { TensorFlowBackend } from './tensorflow-backend.js';
import { OP_CASES, type OpCase } from './testing/op-cases.js';
import { traceStep } from './trace-step.js';

/** Two float32 roundings of the larger of 1 and the value: the graph's optimiser may fold constants and join products. */
const SAME = 3e-7;

/** XLA sums in another order and approximates exp and tanh by polynomials of its own. */
const FUSED = 1e-5;

const TRAILING_SHAPES = [
  [3, 4],
  [1, 1],
  [5, 2],
] as const;

/** One, what is traced at, and a prime that is neither. */
const STACK_SIZES = [1, 2, 3, 7];
const STEPS = 3;

type Numbers = ArrayLike<number>;

/** Numbers of a seed, with both zeros among them. */
function draw(seed: number, shape: readonly number[]): tf.Tensor {
  const normal = normalStream(seed);
  const size = shape.reduce((product, each) => product * each, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, at) => (at % 11 === 10 ? (at % 2) * -0 : normal())),
    [...shape],
  );
}

/** A step whose x moves on, and whose y is the op at the x before. */
function stepOf({ apply }: OpCase, trailing: readonly number[]): StepFunction {
  const fixed = draw(5, trailing).arraySync();
  return ({ x }, { drift }) => {
    if (x === undefined || drift === undefined) throw new TypeError('the step needs x and drift');
    return { x: tf.add(x, drift), y: apply(x, tf.tensor(fixed)) };
  };
}

function signatureOf({ output }: OpCase, trailing: readonly number[]): StepSignature {
  return {
    state: { x: { shape: [STACK_SIZE, ...trailing], dtype: 'float32' }, y: output(trailing) },
    constants: { drift: { shape: [...trailing], dtype: 'float32' } },
  };
}

function tensorsAt(size: number, seed: number, { state, constants }: StepSignature) {
  const shaped = (shape: readonly (number | typeof STACK_SIZE)[]): number[] =>
    shape.map((each) => (each === STACK_SIZE ? size : each));
  return {
    state: { x: draw(seed, shaped(state.x?.shape ?? [])), y: tf.zeros(shaped(state.y?.shape ?? []), state.y?.dtype) },
    constants: { drift: draw(seed + 1, shaped(constants.drift?.shape ?? [])) },
  };
}

/**
 * The largest difference, relative to the largest of 1, what is expected and `scale`; infinite where one alone is NaN or
 * infinite.
 */
function largestDifference(found: Numbers, expected: Numbers, scale = 1): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Array.from(expected, (value, at) => {
    const other = found[at] ?? Number.NaN;
    if (Object.is(value, other) || value === other) return 0;
    return Number.isFinite(value) && Number.isFinite(other)
      ? Math.abs(other - value) / Math.max(scale, Math.abs(value))
      : Number.POSITIVE_INFINITY;
  }).reduce((most, each) => Math.max(most, each), 0);
}

function largestOf(numbers: Numbers): number {
  return Array.from(numbers, Math.abs).reduce((most, each) => Math.max(most, each), 1);
}

describe.each(OP_CASES)('$op $way', (opCase) => {
  test.each(TRAILING_SHAPES)(
    'compiled equals eager for every size of the stack, shape [B, %i, %i]',
    async (...trailing) => {
      const [step, signature] = [stepOf(opCase, trailing), signatureOf(opCase, trailing)];
      const compiled = await compileLoop(step, signature, { mode: 'graph' });
      for (const size of STACK_SIZES) {
        const { state, constants } = tensorsAt(size, 100 * size, signature);
        const [found, expected] = [compiled, eagerLoop(step)].map((loop) => loop.run(state, constants, STEPS));
        expect(found?.y?.shape).toEqual(expected?.y?.shape);
        expect(found?.y?.dtype).toBe(expected?.y?.dtype);
        for (const name of ['x', 'y']) {
          const numbers = expected?.[name]?.dataSync() ?? [0];
          const scale = opCase.isSummed === true ? largestOf(numbers) : 1;
          expect(largestDifference(found?.[name]?.dataSync() ?? [], numbers, scale)).toBeLessThan(SAME);
        }
        tf.dispose([{ ...state }, { ...constants }, { ...found }, { ...expected }]);
      }
      compiled.dispose();
    },
  );

  test('fused by XLA equals eager', async () => {
    const [step, signature] = [stepOf(opCase, [3, 4]), signatureOf(opCase, [3, 4])];
    const compiled = await compileLoop(step, signature, { mode: 'xla' });
    const { state, constants } = tensorsAt(5, 9, signature);
    const [found, expected] = [compiled, eagerLoop(step)].map((loop) => loop.run(state, constants, STEPS));
    expect(largestDifference(found?.y?.dataSync() ?? [], expected?.y?.dataSync() ?? [0])).toBeLessThan(FUSED);
    compiled.dispose();
  });
});

test('every op of the table has a case that uses it, and no case uses an op that is not in the table', () => {
  const used = new Set<string>();
  for (const opCase of OP_CASES) {
    const signature = signatureOf(opCase, [3, 4]);
    const ops: string[] = [];
    tf.tidy(() => {
      const { state, constants } = tensorsAt(2, 1, signature);
      const step = stepOf(opCase, [3, 4]);
      const { nodes } = traceStep(tf.backend() as unknown as TensorFlowBackend, () => step(state, constants), {
        ...state,
        ...constants,
      });
      for (const node of nodes) if (node.kind === 'op') ops.push(node.op);
    });
    expect(ops).toContain(opCase.op);
    ops.forEach((op) => used.add(op));
  }
  expect([...used].sort()).toEqual(Object.keys(OP_OUTPUTS).sort());
});

/** Ops that keep the shape, and stay finite on what they return themselves. */
const CHAINABLE = OP_CASES.filter(({ op }) =>
  [
    'Abs',
    'Add',
    'Cos',
    'Maximum',
    'Minimum',
    'Neg',
    'Relu',
    'Reshape',
    'Select',
    'Sigmoid',
    'Sin',
    'Slice',
    'Softplus',
    'Sub',
    'Tanh',
  ].includes(op),
).filter(({ output }) => output([3, 4]).shape.join() === [STACK_SIZE, 3, 4].join());

test('a chain of ops compiled equals the eager one, whatever the chain', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...CHAINABLE), { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 1000 }),
      async (chain, size, seed) => {
        const chained: OpCase = {
          op: 'chain',
          way: chain.map(({ op }) => op).join(),
          apply: (x, fixed) => chain.reduce((value, { apply }) => apply(value, fixed), x),
          output: chain[0]?.output ?? (() => ({ shape: [], dtype: 'float32' })),
        };
        const [step, signature] = [stepOf(chained, [3, 4]), signatureOf(chained, [3, 4])];
        const compiled = await compileLoop(step, signature, { mode: 'graph' });
        const { state, constants } = tensorsAt(size, seed, signature);
        const [found, expected] = [compiled, eagerLoop(step)].map((loop) => loop.run(state, constants, STEPS));
        compiled.dispose();
        expect(largestDifference(found?.y?.dataSync() ?? [], expected?.y?.dataSync() ?? [0])).toBeLessThan(10 * SAME);
      },
    ),
    { seed: 20_230_104, numRuns: 30 },
  );
});

test.each(['Abs', 'Equal', 'Greater', 'Less', 'Mul', 'Neg', 'Relu', 'Select', 'Sign', 'Square', 'Sub', 'Tanh'])(
  '%s answers NaN, infinities and both zeros as the eager one does',
  async (op) => {
    const opCase = OP_CASES.find((each) => each.op === op);
    if (opCase === undefined) throw new TypeError(`no case of ${op}`);
    const [step, signature] = [stepOf(opCase, [1, 5]), signatureOf(opCase, [1, 5])];
    const compiled = await compileLoop(step, signature, { mode: 'graph' });
    const x = tf.tensor([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0], [1, 1, 5]);
    const state = { x, y: tf.zeros([1, 1, 5], signature.state.y?.dtype) };
    const [found, expected] = [compiled, eagerLoop(step)].map((loop) =>
      loop.run(state, { drift: tf.zeros([1, 5]) }, 1),
    );
    expect(Array.from(found?.y?.dataSync() ?? [])).toEqual(Array.from(expected?.y?.dataSync() ?? [0]));
    compiled.dispose();
  },
);
