import '@tensorflow/tfjs';
import { matrixOf, multiply, precondition, type Matrix } from '@liesweep/lie';
import type { LossTerm, OracleSpec, PolynomialTerm, HostTensor } from '@liesweep/sweep';
import {
  add,
  setBackend,
  tensor,
  tidy,
  valueAndGrad,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { rowOf, uploadState } from '../host-state.js';
import { eagerLoop, type Stack } from '../index.js';
import { initialState, stackConstants } from '../initial-state.js';
import { preconditionedSystem } from './linear.js';
import { exampleStack, type ExampleOptions } from '../testing/example-stack.js';
import { initialTensors } from '../testing/initial-tensors.js';
import { trainAll, trainInterrupted } from '../testing/train-interrupted.js';

/** Sums of about a hundred float32 products of order one, relative to the largest. */
const FLOAT32_SUM_ERROR = 1e-5;

/** A trial stops at 1e-10; R is stored in float32, which multiplies 6e-8 of it by a singular value of some hundreds. */
const VANISHED = 1e-9;

const term = (coefficient: number, ...powers: number[]): PolynomialTerm => ({ coefficient, powers });

/** b²c² − 4ac³ − 4b³d − 27a²d² + 18abcd, kept by gl(2) on cubics with its determinant fixed, dimension 3; σ from 20 to 350. */
const DISCRIMINANT: OracleSpec = {
  kind: 'polynomial',
  terms: [term(1, 0, 2, 2, 0), term(-4, 1, 0, 3, 0), term(-4, 0, 3, 0, 1), term(-27, 2, 0, 0, 2), term(18, 1, 1, 1, 1)],
};

/** Axes 1 : 100 : 10⁴, and three rotations of it. */
const ELLIPSOID: OracleSpec = { kind: 'quadratic', signature: [1, 100, 1e4] };

beforeAll(async () => {
  await setBackend('cpu');
});

const identity = (size: number): Matrix =>
  matrixOf(
    size,
    size,
    Array.from({ length: size ** 2 }, (_, at) => (at % (size + 1) === 0 ? 1 : 0)),
  );

test('with T = 1 a step is what it is without a preconditioner', () => {
  const { stack, data, step, signature } = exampleStack({ dimension: 3, generators: [1, 3], restarts: 2 });
  const one = { transform: identity(9), eigenvalues: new Float64Array(9).fill(1), factor: data.factor };
  const preconditioned: Stack = { ...stack, system: preconditionedSystem(data, one) };
  const example = exampleStack({ dimension: 3, generators: [1, 3], restarts: 2, coordinates: 'preconditioned' });
  const { state, constants } = initialTensors(stack, signature);
  const plain = eagerLoop(step).run(state, constants, 3);
  const withIdentity = uploadState({
    ...stackConstants(preconditioned, []),
    ...preconditioned.system.constants(preconditioned.training),
  });
  const same = eagerLoop(example.step).run(state, withIdentity, 3);
  for (const name of Object.keys(signature.state)) {
    expect([name, same[name]?.dataSync()]).toEqual([name, plain[name]?.dataSync()]);
  }
});

describe.each<readonly [string, Omit<ExampleOptions, 'restarts' | 'coordinates'>]>([
  ['real', { dimension: 3, generators: [2, 3], oracle: { kind: 'quadratic', signature: [1, -2, 3] } }],
  ['complex', { dimension: 2, generators: [3], field: 'complex' }],
  [
    'finite-form',
    {
      ...{ dimension: 3, generators: [3], oracle: { kind: 'quadratic', signature: [1, -2, 3] } },
      training: { invariance: 'finite', epsilon: 0.1 },
    },
  ],
])('the %s loss in preconditioned coordinates', (_, options) => {
  const weights = { sparsity: [0.1], closure: [0.7] };
  const plain = exampleStack({ ...options, weights, restarts: 2 }).stack;
  const { stack, data, signature } = exampleStack({
    ...options,
    ...{ weights, restarts: 2, coordinates: 'preconditioned' },
  });
  const w = initialState(stack, signature).generators ?? { shape: [], data: new Float32Array() };
  const vec = { ...w, data: Float32Array.from(stack.system.generatorsOf(w.data)) };

  test('has the value of the plain loss at 𝒲 = T w, term by term', () => {
    const [actual, expected] = [termsOf(stack, w), termsOf(plain, vec)];
    expect(Object.keys(actual)).toEqual(['invariance', 'normalization', 'orthogonality', 'closure', 'sparsity']);
    for (const [name, values] of Object.entries(expected)) {
      expect(largestError(actual[name as LossTerm], values)).toBeLessThan(FLOAT32_SUM_ERROR);
    }
  });

  test('has Tᵀ times the gradient of the plain loss at 𝒲', () => {
    const ofPlain = gradientOf(plain, vec);
    const { transform } = precondition(data.factor);
    const p = transform.rows;
    const expected = multiply(matrixOf(ofPlain.length / p, p, ofPlain), transform).data;
    expect(largestError(gradientOf(stack, w), expected)).toBeLessThan(FLOAT32_SUM_ERROR);
  });
});

test.each<readonly [string, Partial<ExampleOptions>, OracleSpec]>([
  ['the discriminant of a cubic', { dimension: 4 }, DISCRIMINANT],
  ['an ellipsoid with axes of 1 : 100 : 10⁴', { dimension: 3 }, ELLIPSOID],
])(
  '%s has its three generators found from every start, and their loss vanishes in float64',
  async (_, size, oracle) => {
    const options = { dimension: 3, ...size, oracle, generators: [3], restarts: 2, training: { steps: 900 } };
    const example = exampleStack({ ...options, coordinates: 'preconditioned' });
    const results = await trainAll(example);
    const { columns, data } = inFloat32(example.data.factor);
    for (const { outcome, generators } of results) {
      expect(outcome).toBe('converged');
      const vec = example.stack.system.generatorsOf(generators);
      const rows = multiply(matrixOf(3, vec.length / 3, vec), matrixOf(vec.length / 3, columns, data));
      expect(rows.data.reduce((sum, entry) => sum + entry ** 2, 0)).toBeLessThan(VANISHED);
    }
  },
);

test('a stack in preconditioned coordinates that is stopped and resumed ends bit for bit where the undisturbed one ends', async () => {
  const example = exampleStack({
    ...{ dimension: 3, generators: [1, 2], restarts: 2, training: { steps: 230 } },
    ...{ oracle: ELLIPSOID, coordinates: 'preconditioned' },
  });
  const undisturbed = await trainAll(example);
  const { results, attempts } = await trainInterrupted(example);
  expect(attempts).toBeGreaterThan(1);
  expect(results.map((result) => ({ ...result, seconds: 0 }))).toEqual(
    undisturbed.map((result) => ({ ...result, seconds: 0 })),
  );
});

test('angles are those between the generators, not between their coordinates', async () => {
  const example = exampleStack({
    ...{ dimension: 3, generators: [2], restarts: 1, training: { steps: 1 } },
    ...{ oracle: ELLIPSOID, coordinates: 'preconditioned' },
  });
  const [result] = await trainAll(example);
  const start = rowOf(initialState(example.stack, example.signature), 'generators', 0);
  const [a, b] = [0, 9].map((at) => example.stack.system.generatorsOf(start.slice(at, at + 9)));
  const dot = (x: Float64Array = new Float64Array(), y: Float64Array = x): number =>
    x.reduce((sum, entry, at) => sum + entry * (y[at] ?? Number.NaN), 0);
  const angle = (Math.acos(dot(a, b) / Math.sqrt(dot(a) * dot(b))) * 180) / Math.PI;
  expect(result?.curve.angles?.degrees[0]?.[0]).toBeCloseTo(angle, 9);
});

test('products of matrices are trained in plain coordinates', () => {
  const options = {
    dimension: 3,
    generators: [2],
    restarts: 1,
    parameterisation: { kind: 'deep-linear', layers: 2 },
  } as const;
  const [plain, offered] = (['plain', 'preconditioned'] as const).map((coordinates) =>
    exampleStack({ ...options, coordinates }),
  );
  expect(offered?.signature).toEqual(plain?.signature);
  expect(offered && initialState(offered.stack, offered.signature)).toEqual(
    plain && initialState(plain.stack, plain.signature),
  );
});

/** R as a step has it. */
function inFloat32({ rows, columns, data }: Matrix): Matrix {
  return matrixOf(rows, columns, Float32Array.from(data));
}

/** The losses of a stack at parameters, as one function of them. */
function lossesAt(stack: Stack): (parameters: Tensor) => Partial<Record<LossTerm, Tensor1D>> {
  const { system, training, generatorCount } = stack;
  const constants = uploadState({ ...stackConstants(stack, []), ...system.constants(training) });
  const losses = system.termLosses({ shape: system.shape, generatorCount, closure: true, sparsity: true, training });
  return (parameters) => losses(parameters as Tensor3D, undefined, constants);
}

function termsOf(stack: Stack, { shape, data: values }: HostTensor): Partial<Record<LossTerm, Float32Array>> {
  const terms = lossesAt(stack)(tensor(values, [...shape]));
  return Object.fromEntries(Object.entries(terms).map(([name, term1d]) => [name, term1d.dataSync()]));
}

function gradientOf(stack: Stack, { shape, data: values }: HostTensor): Float32Array {
  const losses = lossesAt(stack);
  return tidy(() => {
    const total = (w: Tensor): Tensor =>
      Object.values(losses(w)).reduce<Tensor>((sum, each) => add(sum, each), tensor(0));
    return valueAndGrad(total)(
      tensor(values, [...shape]),
      tensor(stack.trials.map(() => 1)),
    ).grad.dataSync() as Float32Array;
  });
}

/** Relative to the largest expected number. */
function largestError(actual: ArrayLike<number> | undefined, expected: ArrayLike<number>): number {
  const numbers = Array.from(expected);
  const size = Math.max(...numbers.map(Math.abs));
  return Math.max(...numbers.map((value, at) => Math.abs((actual?.[at] ?? Number.NaN) - value))) / size;
}
