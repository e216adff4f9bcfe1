import '@tensorflow/tfjs';
import {
  hasCoefficients,
  PARAMETERISATIONS,
  type LossTerm,
  type ParameterisationSpec,
  type HostTensor,
} from '@liesweep/sweep';
import { setBackend, tensor3d } from '@tensorflow/tfjs-core';
import { uploadState } from './host-state.js';
import { stackConstants } from './initial-state.js';
import { trainingOf } from './parameterisations/index.js';
import type { StepLayout } from './step-layout.js';
import { exampleStack, type ExampleOptions } from './testing/example-stack.js';
import { lossesOf as lossesOfStack, type Terms } from './testing/losses-of.js';

/** Sums of some hundred float32 products, relative to the largest. */
const FLOAT32_SUM_ERROR = 2e-5;

/**
 * A central difference in float32: half a step squared of the third derivative, and the rounding of the loss (6e-8 of it)
 * over the step. With steps of 1e-2 both are near 1e-3 of the largest slope.
 */
const DIFFERENCE_STEP = 1e-2;
const DIFFERENCE_ERROR = 1e-2;

beforeAll(async () => {
  await setBackend('cpu');
});

const EXAMPLES = PARAMETERISATIONS.flatMap(({ examples }): readonly ParameterisationSpec[] => examples);

/** A stack with its losses as a function of parameters and structure constants on the host. */
function lossesOf(options: ExampleOptions, layout: Partial<StepLayout> = {}) {
  const example = exampleStack(options);
  return { ...lossesOfStack(example, layout), stack: example.stack };
}

const generators = (...matrices: readonly (readonly number[])[]): HostTensor => ({
  shape: [1, matrices.length, matrices[0]?.length ?? 0],
  data: Float32Array.from(matrices.flat()),
});

/** vec of the rotations about each axis, row by row. */
const ROTATIONS = [
  [0, 0, 0, 0, 0, 1, 0, -1, 0],
  [0, 0, -1, 0, 0, 0, 1, 0, 0],
  [0, 1, 0, -1, 0, 0, 0, 0, 0],
] as const;

describe('closed forms on R³ with ‖x‖²', () => {
  const three = lossesOf({ dimension: 3, generators: [3], restarts: 1, weights: { sparsity: [1] } });

  test('the three rotations cost nothing but sparsity', () => {
    const terms = three.at(generators(...ROTATIONS));
    for (const term of ['invariance', 'normalization', 'orthogonality', 'closure'] as const)
      expect([term, terms[term]?.[0]]).toEqual([term, expect.closeTo(0, 10)]);
    // Each has two entries of 1: (Σ|w|²)² − Σ|w|⁴ = 4 − 2.
    expect(terms.sparsity?.[0]).toBeCloseTo(3 * 2, 5);
  });

  test('invariance grows with the square of a factor, normalization is (‖𝒲‖² − 2)²', () => {
    const scaled = (factor: number): Terms =>
      three.at(generators(...ROTATIONS.map((each) => each.map((x) => factor * x))));
    for (const factor of [0.5, 1, 2]) {
      expect(scaled(factor).normalization?.[0]).toBeCloseTo(3 * (2 * factor ** 2 - 2) ** 2, 4);
      expect(scaled(factor).invariance?.[0]).toBeCloseTo(0, 9);
    }
    const dilation = [1, 0, 0, 0, 1, 0, 0, 0, 1].map((x) => x * Math.sqrt(2 / 3));
    const of = (factor: number): number =>
      three.at(
        generators(
          dilation.map((x) => factor * x),
          ...ROTATIONS.slice(1),
        ),
      ).invariance?.[0] ?? Number.NaN;
    expect(of(1)).toBeGreaterThan(0.1);
    expect(of(2) / of(1)).toBeCloseTo(4, 4);
  });

  test('two equal generators overlap by the square of their product', () => {
    const [x, y] = ROTATIONS;
    // Σ_{a<b} ⟨𝒲_a, 𝒲_b⟩² = 2².
    expect(three.at(generators(x, x, y)).orthogonality?.[0]).toBeCloseTo(4, 5);
  });

  test('two rotations do not close: their bracket is the third, of norm² 2', () => {
    const two = lossesOf({ dimension: 3, generators: [2], restarts: 1 });
    expect(two.at(generators(ROTATIONS[0], ROTATIONS[1])).closure?.[0]).toBeCloseTo(2, 5);
  });

  test('with learned constants closure is the distance of the bracket from what they say', () => {
    const sign = [0, 0, 0, 0, 0, 1, 0, -1, 0, 0, 0, -1, 0, 0, 0, 1, 0, 0, 0, 1, 0, -1, 0, 0, 0, 0, 0];
    const right = { shape: [1, 9, 3], data: Float32Array.from(sign) };
    const wrong = { shape: [1, 9, 3], data: Float32Array.from(sign, (x) => -x) };
    const none = { shape: [1, 9, 3], data: new Float32Array(27) };
    const closure = (structure: HostTensor): number =>
      three.at(generators(...ROTATIONS), structure).closure?.[0] ?? Number.NaN;
    // Three pairs whose bracket has norm² 2: missed by themselves, or by twice themselves. One sign of ε_abc is theirs.
    const [lower, higher] = [closure(right), closure(wrong)].sort((a, b) => a - b);
    expect(lower).toBeCloseTo(0, 9);
    expect(higher).toBeCloseTo(3 * 4 * 2, 4);
    expect(closure(none)).toBeCloseTo(3 * 2, 5);
  });
});

describe('which terms a layout has', () => {
  const single = { dimension: 2, generators: [1], restarts: 1 };
  const networks = { kind: 'non-linear', hidden: [3], activation: 'tanh' } as const;

  test.each<readonly [string, ExampleOptions, Partial<StepLayout>, readonly LossTerm[]]>([
    [
      'one generator has nothing to be orthogonal to or to close with',
      single,
      {},
      ['invariance', 'normalization', 'sparsity'],
    ],
    ['a term without weight is not computed', single, { sparsity: false }, ['invariance', 'normalization']],
    [
      'two generators have all',
      { ...single, generators: [2] },
      {},
      ['invariance', 'normalization', 'orthogonality', 'closure', 'sparsity'],
    ],
    [
      'without closure',
      { ...single, generators: [2] },
      { closure: false, sparsity: false },
      ['invariance', 'normalization', 'orthogonality'],
    ],
    [
      'networks have no entries to be sparse',
      { ...single, generators: [2], parameterisation: networks, samples: 8 },
      {},
      ['invariance', 'normalization', 'orthogonality', 'closure'],
    ],
  ])('%s', (_, options, layout, expected) => {
    const { at, start } = lossesOf(options, layout);
    expect(Object.keys(at(start))).toEqual(expected);
  });
});

/** Every form of generators: real, complex, and in the finite form of the invariance term; fields in a dictionary are real alone. */
const FORMS = EXAMPLES.flatMap((parameterisation) =>
  [
    { field: 'real', invariance: 'lie-derivative' } as const,
    ...(hasCoefficients({ parameterisation })
      ? []
      : [
          { field: 'complex', invariance: 'lie-derivative' } as const,
          { field: 'real', invariance: 'finite' } as const,
        ]),
  ].map(({ field, invariance }): readonly [string, ExampleOptions] => [
    `${JSON.stringify(parameterisation)}, ${field}, ${invariance}`,
    {
      ...{ dimension: 2, generators: [2], restarts: 1, samples: 12, parameterisation, field },
      training: { invariance, epsilon: 0.1 },
    },
  ]),
);

describe.each(FORMS)('%s', (_, options) => {
  const { at, gradientAt, differencesAt, start, stack } = lossesOf(options);

  test('the gradient of every term is that of finite differences', () => {
    for (const [term, slopes] of Object.entries(differencesAt(start, DIFFERENCE_STEP))) {
      const gradient = gradientAt(start, term as LossTerm);
      const size = Math.max(1, ...slopes.map(Math.abs));
      const error = Math.max(...slopes.map((slope, entry) => Math.abs((gradient[entry] ?? Number.NaN) - slope)));
      expect([term, error / size < DIFFERENCE_ERROR]).toEqual([term, true]);
    }
  });

  test('every term is a number ≥ 0 for each trial', () => {
    for (const [term, values] of Object.entries(at(start))) {
      expect([term, values.length]).toEqual([term, stack.trials.length]);
      expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
    }
  });

  test('the order of the generators does not matter', () => {
    const [trials = 0, count = 0, size = 0] = start.shape;
    const swapped = new Float32Array(start.data.length);
    for (let trial = 0; trial < trials; trial += 1)
      for (let a = 0; a < count; a += 1)
        swapped.set(
          start.data.subarray((trial * count + a) * size, (trial * count + a + 1) * size),
          (trial * count + count - 1 - a) * size,
        );
    const exchanged = at({ ...start, data: swapped });
    for (const [term, values] of Object.entries(at(start))) {
      values.forEach((value, trial) => {
        const other = exchanged[term as LossTerm]?.[trial] ?? Number.NaN;
        expect(Math.abs(other - value)).toBeLessThan(FLOAT32_SUM_ERROR * Math.max(1, value));
      });
    }
  });
});

const without = <T extends object, K extends keyof T>(given: T, name: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => key !== name)) as Omit<T, K>;

describe('what a system lacks is said by its name', () => {
  const { stack } = exampleStack({ dimension: 2, generators: [2], restarts: 1 });
  const { system, training } = stack;
  const layout: StepLayout = { shape: system.shape, generatorCount: 2, closure: true, sparsity: false, training };
  const parameters = () => tensor3d(new Float32Array(8), [1, 2, 4]);

  test.each(['factor', 'mask'])('the constant %s', (name) => {
    const constants = uploadState({ ...stackConstants(stack, []), ...system.constants(training) });
    const others = without(constants, name);
    expect(() => system.termLosses(layout)(parameters(), undefined, others)).toThrow(
      new TypeError(`there is no tensor named ${name}`),
    );
  });

  test.each(EXAMPLES)('the finite form of an oracle that has none, of %j', (parameterisation) => {
    const finite: StepLayout = { ...layout, training: { ...training, invariance: 'finite' } };
    const { data } = exampleStack({ dimension: 2, generators: [2], restarts: 1, samples: 12, parameterisation });
    const oracle = { ...data.oracle };
    delete oracle.evaluate;
    const lacking = trainingOf(parameterisation).system(parameterisation, { ...data, oracle });
    const constants = uploadState({
      ...stackConstants(stack, []),
      samples: { shape: [1, 2], data: new Float32Array(2) },
      fieldScale: { shape: [], data: Float32Array.of(1) },
    });
    const flat = tensor3d(new Float32Array(2 * lacking.parameters.count), [1, 2, lacking.parameters.count]);
    expect(() => lacking.termLosses(finite)(flat, undefined, constants)).toThrow(
      new TypeError('the oracle has no finite form'),
    );
    expect(() => lacking.constants({ invariance: 'finite' })).toThrow(new TypeError('the oracle has no finite form'));
  });
});

test('a padded generator costs nothing: its trial has the terms that it has alone', () => {
  const padded = lossesOf({ dimension: 3, generators: [1, 3], restarts: 1 });
  const alone = lossesOf({ dimension: 3, generators: [1], restarts: 1 });
  const [together, single] = [padded.at(padded.start), alone.at(alone.start)];
  const first = (values: Float32Array | undefined): number => values?.[0] ?? Number.NaN;
  for (const term of ['invariance', 'normalization', 'sparsity'] as const)
    expect(first(together[term])).toBeCloseTo(first(single[term]), 4);
  expect([first(together.orthogonality), first(together.closure)]).toEqual([0, 0]);
});
