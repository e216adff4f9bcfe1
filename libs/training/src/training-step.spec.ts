import '@tensorflow/tfjs';
import { LOSS_TERMS } from '@liesweep/sweep';
import { dispose, memory, setBackend, tidy, type Tensor3D } from '@tensorflow/tfjs-core';
import { downloadState, uploadState, type HostState } from './host-state.js';
import {
  eagerLoop,
  STACK_SIZE,
  stepSignature,
  trainingStep,
  weightedTerms,
  type NamedTensors,
  type StepFunction,
} from './index.js';
import { relativeLearningRate } from './schedule.js';
import { exampleStack, type ExampleOptions } from './testing/example-stack.js';
import { initialTensors } from './testing/initial-tensors.js';
import { learnsConstants } from './training-step.js';
import { weightName } from './weight-name.js';

/** Ten float32 steps against the same in float64 from float32 gradients. */
const FLOAT32_STEPS_ERROR = 1e-5;

beforeAll(async () => {
  await setBackend('cpu');
});

const CASES: readonly (readonly [string, ExampleOptions])[] = [
  ['projected', { dimension: 3, generators: [2, 3], restarts: 2, weights: { closure: [0.5], normalization: [2] } }],
  ['learned', { dimension: 3, generators: [3], restarts: 2, training: { structureConstants: 'learned' } }],
  ['sparse', { dimension: 2, generators: [2], restarts: 2, weights: { sparsity: [0.1] } }],
  ['cosine', { dimension: 2, generators: [1], restarts: 2, training: { schedule: { kind: 'cosine' }, steps: 8 } }],
  [
    'constant',
    { dimension: 2, generators: [2], restarts: 1, training: { schedule: { kind: 'constant' }, learningRate: 0.1 } },
  ],
  [
    'networks',
    {
      dimension: 2,
      generators: [2],
      restarts: 1,
      samples: 6,
      parameterisation: { kind: 'non-linear', hidden: [3], activation: 'tanh' },
    },
  ],
];

/** One parameter of the reference, in float64. */
interface Reference {
  values: Float64Array;
  m: Float64Array;
  v: Float64Array;
}

/** Adam as Kingma and Ba print it: moments, bias corrections, ε in the root's scale that `adamStepSize` says. */
function adamReference(reference: Reference, gradient: Float32Array, t: number, learningRate: number): void {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
  reference.values.forEach((value, at) => {
    const g = gradient[at] ?? Number.NaN;
    const m = beta1 * (reference.m[at] ?? 0) + (1 - beta1) * g;
    const v = beta2 * (reference.v[at] ?? 0) + (1 - beta2) * g * g;
    reference.m[at] = m;
    reference.v[at] = v;
    const corrected = Math.sqrt(v / (1 - beta2 ** t)) + epsilon / Math.sqrt(1 - beta2 ** t);
    reference.values[at] = value - (learningRate * (m / (1 - beta1 ** t))) / corrected;
  });
}

/** The gradients at a state: what one step from moments of zero has as the sum of its gradients. */
function gradientsAt(step: StepFunction, state: NamedTensors, constants: NamedTensors): HostState {
  const host = downloadState(state);
  for (const [name, { data: values }] of Object.entries(host)) if (name.endsWith('Sum')) values.fill(0);
  const zeroed = uploadState(host);
  const next = eagerLoop(step).run(zeroed, constants, 1);
  const gradients = downloadState(next);
  dispose([{ ...zeroed }, { ...next }]);
  return gradients;
}

describe.each(CASES)('%s', (_, options) => {
  const { stack, step, signature } = exampleStack(options);
  const { training } = stack;

  test('ten steps move the parameters as Adam in float64 does', () => {
    const { state, constants } = initialTensors(stack, signature);
    const names = ['generators', ...(signature.state.constants === undefined ? [] : ['constants'])];
    const references = new Map<string, Reference>(
      names.map((name) => {
        const values = Float64Array.from(state[name]?.dataSync() ?? []);
        return [name, { values, m: new Float64Array(values.length), v: new Float64Array(values.length) }];
      }),
    );
    let current = state;
    for (let t = 1; t <= 10; t += 1) {
      const gradients = gradientsAt(step, current, constants);
      const rate = tidy(() => {
        const tensorT = current.t;
        if (tensorT === undefined) throw new TypeError('the state has no t');
        return relativeLearningRate(training.schedule, training.steps, tensorT).dataSync()[0] ?? Number.NaN;
      });
      current = eagerLoop(step).run(current, constants, 1);
      for (const [name, reference] of references) {
        const gradient = gradients[`${name}GradientSum`]?.data ?? new Float32Array();
        adamReference(reference, gradient, t, rate * training.learningRate);
        const found = current[name]?.dataSync() ?? [];
        reference.values.forEach((value, at) => {
          expect(Math.abs((found[at] ?? Number.NaN) - value)).toBeLessThan(FLOAT32_STEPS_ERROR);
        });
        // The gradients of the next step are taken where float32 stands, so the reference goes on from there.
        reference.values = Float64Array.from(found);
      }
    }
    expect(current.t?.dataSync()[0]).toBe(10);
  });

  test('loss and terms belong to the parameters before the step, and the terms add up to the loss', () => {
    const { state, constants } = initialTensors(stack, signature);
    const next = eagerLoop(step).run(state, constants, 1);
    const layout = {
      shape: stack.system.shape,
      generatorCount: stack.generatorCount,
      ...weightedTerms(stack.trials.map(({ gridPoint }) => gridPoint.lossWeights)),
      training,
    };
    const expected = stack.system.termLosses(layout)(
      state.generators as Tensor3D,
      state.constants as Tensor3D | undefined,
      constants,
    );
    const terms = next.terms?.arraySync() as number[][];
    stack.trials.forEach(({ gridPoint }, trial) => {
      LOSS_TERMS.forEach((term, at) => {
        const weighted = gridPoint.lossWeights[term] * (expected[term]?.dataSync()[trial] ?? 0);
        expect(terms[trial]?.[at]).toBeCloseTo(weighted, 5);
      });
      const total = terms[trial]?.reduce((sum, each) => sum + each, 0) ?? Number.NaN;
      expect(Math.abs((next.loss?.dataSync()[trial] ?? Number.NaN) / total - 1)).toBeLessThan(FLOAT32_STEPS_ERROR);
    });
  });

  test('the lowest loss is kept with the parameters and terms that had it', () => {
    const { state, constants } = initialTensors(stack, signature);
    const history: HostState[] = [downloadState(state)];
    let current = state;
    for (let taken = 0; taken < 6; taken += 1) {
      current = eagerLoop(step).run(current, constants, 1);
      history.push(downloadState(current));
    }
    const last = history.at(-1);
    stack.trials.forEach((_trial, position) => {
      const losses = history.slice(1).map(({ loss }) => loss?.data[position] ?? Number.NaN);
      const best = losses.indexOf(Math.min(...losses));
      const row = (values: HostState | undefined, name: string): Float32Array | undefined => {
        const { shape = [], data: numbers } = values?.[name] ?? {};
        const width = shape.slice(1).reduce((product, size) => product * size, 1);
        return numbers?.subarray(position * width, (position + 1) * width);
      };
      expect(row(last, 'lowestLoss')?.[0]).toBe(losses[best]);
      expect(row(last, 'lowestGenerators')).toEqual(row(history[best], 'generators'));
      expect(row(last, 'lowestTerms')).toEqual(row(history[best + 1], 'terms'));
    });
  });

  test('its signature names every tensor of the state it returns, with their shapes', () => {
    const { state, constants } = initialTensors(stack, signature);
    const next = eagerLoop(step).run(state, constants, 1);
    expect(Object.keys(next).sort()).toEqual(Object.keys(signature.state).sort());
    for (const [name, { shape, dtype }] of Object.entries(signature.state)) {
      expect([name, next[name]?.shape]).toEqual([
        name,
        shape.map((size) => (size === STACK_SIZE ? stack.trials.length : size)),
      ]);
      expect(next[name]?.dtype).toBe(dtype);
    }
    expect(Object.keys(constants).sort()).toEqual(Object.keys(signature.constants).sort());
  });
});

describe('a loss that is NaN', () => {
  const { stack, step, signature } = exampleStack({ dimension: 2, generators: [2], restarts: 2 });

  test('is never the lowest, and the trial beside it trains as without it', () => {
    const { state, constants } = initialTensors(stack, signature);
    const host = downloadState(state);
    host.generators?.data.fill(Number.NaN, 0, 8);
    const next = downloadState(eagerLoop(step).run(uploadState(host), constants, 3));
    const undisturbed = downloadState(eagerLoop(step).run(state, constants, 3));
    expect(next.loss?.data[0]).toBeNaN();
    expect(next.lowestLoss?.data[0]).toBe(Number.POSITIVE_INFINITY);
    expect(Array.from(next.lowestGenerators?.data.subarray(0, 8) ?? [])).toEqual(Array<number>(8).fill(0));
    for (const [name, width] of [
      ['loss', 1],
      ['lowestLoss', 1],
      ['generators', 8],
      ['lowestGenerators', 8],
    ] as const)
      expect(next[name]?.data.subarray(width)).toEqual(undisturbed[name]?.data.subarray(width));
  });
});

describe('what the layout says', () => {
  const { stack } = exampleStack({ dimension: 2, generators: [2], restarts: 1 });
  const layout = {
    shape: stack.system.shape,
    generatorCount: 2,
    closure: true,
    sparsity: false,
    training: stack.training,
  };
  const learned = { ...layout, training: { ...layout.training, structureConstants: 'learned' as const } };

  test('structure constants are parameters where they are learned, there are two generators, and closure has weight', () => {
    expect(learnsConstants(learned)).toBe(true);
    expect(learnsConstants(layout)).toBe(false);
    expect(learnsConstants({ ...learned, generatorCount: 1 })).toBe(false);
    expect(learnsConstants({ ...learned, closure: false })).toBe(false);
    expect(stepSignature(learned, stack.system).state.constants?.shape).toEqual([STACK_SIZE, 4, 2]);
    expect(stepSignature(layout, stack.system).state).not.toHaveProperty('constants');
  });

  test('each term has a weight of its own for every trial', () => {
    const { constants } = stepSignature(layout, stack.system);
    for (const term of LOSS_TERMS) expect(constants[weightName(term)]?.shape).toEqual([STACK_SIZE]);
  });
});

describe('a tensor that is missing', () => {
  const { stack, step, signature } = exampleStack({ dimension: 2, generators: [2], restarts: 1 });

  test.each(Object.keys(signature.state).filter((name) => !['loss', 'terms'].includes(name)))(
    'state: %s is named, and no tensor is left behind',
    (name) => {
      const { state, constants } = initialTensors(stack, signature);
      const { [name]: missing, ...others } = state;
      const before = memory().numTensors;
      expect(() => tidy(() => step(others, constants))).toThrow(new TypeError(`there is no tensor named ${name}`));
      expect(memory().numTensors).toBe(before);
      dispose([{ ...others }, { ...constants }, missing ?? []]);
    },
  );

  test.each(Object.keys(signature.constants).filter((name) => name !== 'sparsityWeight'))(
    'constants: %s is named, and no tensor is left behind',
    (name) => {
      const { state, constants } = initialTensors(stack, signature);
      const { [name]: missing, ...others } = constants;
      const before = memory().numTensors;
      expect(() => tidy(() => step(state, others))).toThrow(new TypeError(`there is no tensor named ${name}`));
      expect(memory().numTensors).toBe(before);
      dispose([{ ...state }, { ...others }, missing ?? []]);
    },
  );
});

test('a step is a function: from equal states it gives equal states, bit for bit', () => {
  const { stack, signature, step } = exampleStack({ dimension: 3, generators: [3], restarts: 2 });
  const { state, constants } = initialTensors(stack, signature);
  const [first, second] = [1, 2].map(() => downloadState(eagerLoop(step).run(state, constants, 5)));
  expect(first).toEqual(second);
  const layout = {
    shape: stack.system.shape,
    generatorCount: 3,
    closure: true,
    sparsity: false,
    training: stack.training,
  };
  const again = downloadState(eagerLoop(trainingStep(layout, stack.system)).run(state, constants, 5));
  expect(again).toEqual(first);
});
