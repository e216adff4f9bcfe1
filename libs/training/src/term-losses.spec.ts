import '@tensorflow/tfjs';
import type { LossTerm } from '@liesweep/sweep';
import {
  add,
  setBackend,
  tensor,
  tensor3d,
  tidy,
  valueAndGrad,
  type Tensor,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { uploadState, type HostTensor } from './host-state.js';
import { initialState, stackConstants } from './initial-state.js';
import { systemConstants } from './system-constants.js';
import { termLosses, type StepLayout } from './term-losses.js';
import { exampleStack, type ExampleOptions } from './testing/example-stack.js';

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

const tensorOf = ({ shape, values }: HostTensor): Tensor3D => tensor3d(values, [...shape] as [number, number, number]);

type Terms = Partial<Record<LossTerm, Float32Array>>;

/** A stack with its losses as a function of parameters and structure constants on the host. */
function lossesOf(options: ExampleOptions, layout: Partial<StepLayout> = {}) {
  const { stack, signature } = exampleStack(options);
  const { system, training, generatorCount } = stack;
  const losses = termLosses(
    { shape: system.shape, generatorCount, closure: true, sparsity: true, training, ...layout },
    system,
  );
  const constants = () => uploadState({ ...stackConstants(stack, []), ...systemConstants(system, training) });
  const at = (parameters: HostTensor, structure?: HostTensor): Terms =>
    tidy(() => {
      const terms = losses(tensorOf(parameters), structure && tensorOf(structure), constants());
      return Object.fromEntries(
        Object.entries(terms).map(([name, values]) => [name, Float32Array.from(values.dataSync())]),
      );
    });
  const gradientAt = (parameters: HostTensor, term: LossTerm): Float32Array =>
    tidy(() => {
      const held = constants();
      const of = (w: Tensor): Tensor => losses(w as Tensor3D, undefined, held)[term] ?? add(tensor([0]), 0);
      const ones = tensor(stack.trials.map(() => 1));
      return Float32Array.from(valueAndGrad(of)(tensorOf(parameters), ones).grad.dataSync());
    });
  const start = initialState(stack, signature).generators ?? { shape: [], values: new Float32Array() };
  return { at, gradientAt, start, stack };
}

const generators = (...matrices: readonly (readonly number[])[]): HostTensor => ({
  shape: [1, matrices.length, matrices[0]?.length ?? 0],
  values: Float32Array.from(matrices.flat()),
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
    const right = { shape: [1, 9, 3], values: Float32Array.from(sign) };
    const wrong = { shape: [1, 9, 3], values: Float32Array.from(sign, (x) => -x) };
    const none = { shape: [1, 9, 3], values: new Float32Array(27) };
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

describe.each<readonly [string, ExampleOptions]>([
  ['matrices', { dimension: 2, generators: [2], restarts: 2 }],
  ['complex matrices', { dimension: 2, generators: [2], restarts: 1, field: 'complex' }],
  [
    'products of matrices',
    { dimension: 2, generators: [2], restarts: 2, parameterisation: { kind: 'deep-linear', layers: 3 } },
  ],
  [
    'complex products',
    {
      dimension: 2,
      generators: [2],
      restarts: 1,
      field: 'complex',
      parameterisation: { kind: 'deep-linear', layers: 2 },
    },
  ],
  [
    'networks of tanh',
    {
      dimension: 2,
      generators: [2],
      restarts: 1,
      samples: 12,
      parameterisation: { kind: 'non-linear', hidden: [3], activation: 'tanh' },
    },
  ],
  [
    'networks of softplus',
    {
      dimension: 2,
      generators: [2],
      restarts: 1,
      samples: 12,
      parameterisation: { kind: 'non-linear', hidden: [3], activation: 'softplus' },
    },
  ],
  [
    'matrices in the finite form',
    { dimension: 2, generators: [2], restarts: 2, samples: 30, training: { invariance: 'finite', epsilon: 0.1 } },
  ],
  [
    'networks in the finite form',
    {
      dimension: 2,
      generators: [2],
      restarts: 1,
      samples: 12,
      parameterisation: { kind: 'non-linear', hidden: [3], activation: 'tanh' },
      training: { invariance: 'finite', epsilon: 0.1 },
    },
  ],
])('%s', (_, options) => {
  const { at, gradientAt, start, stack } = lossesOf(options);
  const terms = Object.keys(at(start)) as LossTerm[];

  test.each(terms)('the gradient of %s is that of finite differences', (term) => {
    const gradient = gradientAt(start, term);
    const total = (values: Float32Array): number =>
      Array.from(at({ ...start, values })[term] ?? []).reduce((sum, each) => sum + each, 0);
    const slopes = Array.from(start.values, (value, entry) => {
      const [above, below] = [Float32Array.from(start.values), Float32Array.from(start.values)];
      above[entry] = value + DIFFERENCE_STEP;
      below[entry] = value - DIFFERENCE_STEP;
      return (total(above) - total(below)) / ((above[entry] ?? Number.NaN) - (below[entry] ?? Number.NaN));
    });
    const size = Math.max(1, ...slopes.map(Math.abs));
    slopes.forEach((slope, entry) => {
      expect(Math.abs((gradient[entry] ?? Number.NaN) - slope) / size).toBeLessThan(DIFFERENCE_ERROR);
    });
  });

  test('every term is a number ≥ 0 for each trial', () => {
    for (const [term, values] of Object.entries(at(start))) {
      expect([term, values.length]).toEqual([term, stack.trials.length]);
      expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
    }
  });

  test('the order of the generators does not matter', () => {
    const [trials = 0, count = 0, size = 0] = start.shape;
    const swapped = new Float32Array(start.values.length);
    for (let trial = 0; trial < trials; trial += 1)
      for (let a = 0; a < count; a += 1)
        swapped.set(
          start.values.subarray((trial * count + a) * size, (trial * count + a + 1) * size),
          (trial * count + count - 1 - a) * size,
        );
    const exchanged = at({ ...start, values: swapped });
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
    const constants = uploadState({ ...stackConstants(stack, []), ...systemConstants(system, training) });
    const others = without(constants, name);
    expect(() => termLosses(layout, system)(parameters(), undefined, others)).toThrow(
      new TypeError(`the step needs a constant named ${name}`),
    );
  });

  test('the finite form of an oracle that has none', () => {
    const finite: StepLayout = { ...layout, training: { ...training, invariance: 'finite' } };
    const lacking = without(system, 'finite');
    const constants = uploadState({
      ...stackConstants(stack, []),
      samples: { shape: [1, 2], values: new Float32Array(2) },
    });
    expect(() => termLosses(finite, lacking)(parameters(), undefined, constants)).toThrow(
      new TypeError('the oracle has no finite form'),
    );
    expect(() => systemConstants(lacking, { invariance: 'finite' })).toThrow(
      new TypeError('the oracle has no finite form'),
    );
  });

  test('the factor of linear generators, and the samples of networks', () => {
    expect(() => systemConstants(without(system, 'factor'), training)).toThrow(
      new TypeError('linear generators are trained against a factor, and the system has none'),
    );
    const parameterisation = { kind: 'non-linear', hidden: [3], activation: 'tanh' } as const;
    expect(() => systemConstants({ ...without(system, 'field'), parameterisation }, training)).toThrow(
      new TypeError('non-linear generators are trained at samples, and the system has none'),
    );
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
