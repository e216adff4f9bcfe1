import '@tensorflow/tfjs';
import {
  memory,
  ones,
  setBackend,
  square,
  sum,
  tensor,
  tensor2d,
  tensor3d,
  tidy,
  valueAndGrad,
  valueAndGrads,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { GeneratorShape } from '@liesweep/sweep';
import {
  finiteInvariance,
  learnedClosure,
  lieDerivativeInvariance,
  normalization,
  orthogonality,
  projectedClosure,
  sparsity,
} from './index.js';
import * as reference from './testing/reference-losses.js';
import {
  asVectors,
  finiteDifferences,
  fromEntries,
  numbers,
  randomStack,
  relativeError,
  SO3,
} from './testing/stacks.js';

/** Sums of about a thousand float32 products of order one: a few hundred roundings of 6e-8. */
const FLOAT32_SUM_ERROR = 2e-5;

const REAL: GeneratorShape = { dimension: 3, field: 'real' };
const STACK = 3;
const COUNT = 4;
const N = 3;
const stack = randomStack(STACK, COUNT, N, 7);
const columns = randomStack(1, 1, 6, 8)
  .flat(2)
  .map((column) => [...column, ...column.slice(0, 3)]);
const factor = tensor2d(Array.from({ length: N * N }, (_, at) => columns.map((column) => column[at] ?? Number.NaN)));
const mask: Tensor2D = ones([STACK, COUNT]);
const constants = randomStack(1, STACK, COUNT ** 2, 9)
  .flat(2)
  .map((row) => row.slice(0, COUNT));
const constantsTensor = (values: readonly (readonly number[])[]): Tensor3D =>
  tensor(values.flat(), [STACK, COUNT * COUNT, COUNT]);
const antisymmetricConstant =
  (values: readonly (readonly number[])[], trial: number) =>
  (a: number, b: number, c: number): number =>
    ((values[trial * COUNT * COUNT + a * COUNT + b]?.[c] ?? Number.NaN) -
      (values[trial * COUNT * COUNT + b * COUNT + a]?.[c] ?? Number.NaN)) /
    2;

beforeAll(async () => {
  await setBackend('cpu');
});

interface Case {
  readonly name: string;
  readonly value: (generators: Tensor) => Tensor1D;
  readonly input: () => Tensor;
  readonly expected: (generators: reference.Generators, trial: number) => number;
}

const cases: readonly Case[] = [
  {
    name: 'normalization',
    input: () => asVectors(stack),
    value: (w) => normalization(w as Tensor3D, mask),
    expected: reference.normalization,
  },
  {
    name: 'orthogonality',
    input: () => asVectors(stack),
    value: (w) => orthogonality(w as Tensor3D),
    expected: reference.orthogonality,
  },
  {
    name: 'sparsity',
    input: () => asVectors(stack),
    value: (w) => sparsity(w as Tensor3D, REAL),
    expected: reference.sparsity,
  },
  {
    name: 'lieDerivativeInvariance',
    input: () => asVectors(stack),
    value: (w) => lieDerivativeInvariance(w as Tensor3D, factor),
    expected: (generators) => reference.lieDerivative(generators, columns),
  },
  {
    name: 'projectedClosure',
    input: () => asVectors(stack),
    value: (w) => projectedClosure(w as Tensor3D, REAL),
    expected: reference.projectedClosure,
  },
  {
    name: 'learnedClosure',
    input: () => asVectors(stack),
    value: (w) => learnedClosure(w as Tensor3D, constantsTensor(constants), REAL),
    expected: (generators, trial) => reference.closure(generators, antisymmetricConstant(constants, trial)),
  },
];

describe.each(cases)('$name', ({ value, input, expected }) => {
  test('equals its printed formula for every trial of a stack', () => {
    expect(relativeError(numbers(value(input())), stack.map(expected))).toBeLessThan(FLOAT32_SUM_ERROR);
  });

  test('has the gradient that finite differences of the formula give', () => {
    // dy differs between trials, so a gradient that leaks from one trial into another is seen.
    const dy = [1, -2, 0.5];
    const { grad } = valueAndGrad(value as (w: Tensor) => Tensor)(input(), tensor(dy));
    const total = (entries: readonly number[]): number =>
      fromEntries(entries, stack).reduce(
        (sum, generators, trial) => sum + (dy[trial] ?? Number.NaN) * expected(generators, trial),
        0,
      );
    const numeric = finiteDifferences(total, stack.flat(4));
    expect(relativeError(grad.dataSync(), numeric)).toBeLessThan(FLOAT32_SUM_ERROR);
  });

  test('leaves no tensor behind but its value', () => {
    const w = input();
    const before = memory().numTensors;
    const losses = tidy(() => value(w));
    expect(memory().numTensors - before).toBe(1);
    losses.dispose();
    w.dispose();
  });
});

test('closure is zero for so(3), with projected constants and with the true ones', () => {
  const epsilon = (a: number, b: number, c: number): number => ((a - b) * (b - c) * (c - a)) / 2;
  const rows = Array.from({ length: 27 }, (_, at) => epsilon(Math.floor(at / 9), Math.floor(at / 3) % 3, at % 3));
  expect(numbers(projectedClosure(asVectors([SO3]), REAL))).toEqual([0]);
  expect(numbers(learnedClosure(asVectors([SO3]), tensor(rows, [1, 9, 3]), REAL))).toEqual([0]);
});

test('two of the three so(3) generators do not close: their residual is the third, of norm² 2', () => {
  expect(numbers(projectedClosure(asVectors([SO3.slice(0, 2)]), REAL))).toEqual([2]);
});

test('one generator closes and is orthogonal to nothing', () => {
  const one = SO3.slice(0, 1);
  expect(numbers(projectedClosure(asVectors([one]), REAL))).toEqual([0]);
  expect(numbers(orthogonality(asVectors([one])))).toEqual([0]);
});

test('so(3) has the norm, orthogonality and sparsity of a canonical basis', () => {
  expect(numbers(normalization(asVectors([SO3]), ones([1, 3])))).toEqual([0]);
  expect(numbers(orthogonality(asVectors([SO3])))).toEqual([0]);
  // Two entries of modulus 1 each: (1 + 1)² − (1 + 1) = 2 for every generator.
  expect(numbers(sparsity(asVectors([SO3]), REAL))).toEqual([6]);
});

test('padded generators add nothing to any term', () => {
  const zero = SO3[0]?.map((row) => row.map(() => 0)) ?? [];
  const padded = [[...SO3, zero, zero]];
  const own = tensor2d([[1, 1, 1, 0, 0]]);
  expect(numbers(normalization(asVectors(padded), own))).toEqual([0]);
  expect(numbers(projectedClosure(asVectors(padded), REAL))).toEqual([0]);
  expect(numbers(orthogonality(asVectors(padded)))).toEqual([0]);
});

test('learned constants have the gradient that finite differences give', () => {
  const { grads } = valueAndGrads((a: Tensor) => learnedClosure(asVectors(stack), a as Tensor3D, REAL) as Tensor)(
    [constantsTensor(constants)],
    tensor([1, 1, 1]),
  );
  const total = (entries: readonly number[]): number => {
    const rows = Array.from({ length: STACK * COUNT * COUNT }, (_, row) =>
      entries.slice(row * COUNT, (row + 1) * COUNT),
    );
    return stack.reduce(
      (sum, generators, trial) => sum + reference.closure(generators, antisymmetricConstant(rows, trial)),
      0,
    );
  };
  expect(relativeError(grads[0]?.dataSync() ?? [], finiteDifferences(total, constants.flat()))).toBeLessThan(
    FLOAT32_SUM_ERROR,
  );
});

describe('finiteInvariance', () => {
  const samples = tensor2d([
    [1, 0.5, -0.3],
    [-0.7, 1.2, 0.4],
  ]);
  const squaredNorm = (x: Tensor2D): Tensor2D => sum(square(x), 1, true);

  test('is of second order in ε for a rotation: φ = ‖x‖² changes by ε² ‖𝒲x‖²', () => {
    const epsilon = 0.1;
    const [, , rotation = []] = SO3;
    const expected =
      [
        [1, 0.5],
        [-0.7, 1.2],
      ].reduce((sum, [x = 0, y = 0]) => sum + (epsilon * (x * x + y * y)) ** 2, 0) / 2;
    const [loss = Number.NaN] = numbers(finiteInvariance(asVectors([[rotation]]), REAL, samples, squaredNorm, epsilon));
    // The difference of two labels loses a factor 1/ε of float32's digits.
    expect(Math.abs(loss - expected)).toBeLessThan(FLOAT32_SUM_ERROR / epsilon);
  });

  test('has the gradient that finite differences of the formula give', () => {
    const epsilon = 0.1;
    const points = samples.arraySync();
    const formula = (generators: reference.Generators): number =>
      generators.reduce(
        (sum, w) =>
          sum +
          points.reduce((inner, x) => {
            const moved = x.map(
              (value, i) => value + epsilon * x.reduce((dot, other, j) => dot + (w[i]?.[j] ?? Number.NaN) * other, 0),
            );
            const change = (moved.reduce((s, v) => s + v * v, 0) - x.reduce((s, v) => s + v * v, 0)) / epsilon;
            return inner + change ** 2 / points.length;
          }, 0),
        0,
      );
    const { value, grad } = valueAndGrad(
      (w: Tensor) => finiteInvariance(w as Tensor3D, REAL, samples, squaredNorm, epsilon) as Tensor,
    )(asVectors(stack), tensor([1, 1, 1]));
    expect(relativeError(value.dataSync(), stack.map(formula))).toBeLessThan(FLOAT32_SUM_ERROR / epsilon);
    const total = (entries: readonly number[]): number =>
      fromEntries(entries, stack).reduce((sum, generators) => sum + formula(generators), 0);
    expect(relativeError(grad.dataSync(), finiteDifferences(total, stack.flat(4)))).toBeLessThan(
      FLOAT32_SUM_ERROR / epsilon,
    );
  });
});

describe('complex generators', () => {
  const COMPLEX: GeneratorShape = { dimension: 2, field: 'complex' };
  // Two generators of 2 × 2 complex entries, as vec (Re, Im), in three trials.
  const vectors = randomStack(STACK, 3, 3, 21).map((trial) => trial.map((w) => w.flat().slice(0, 8)));
  const input = (values: readonly (readonly (readonly number[])[])[]): Tensor3D =>
    tensor(values.flat(2), [values.length, 3, 8]);
  const realForms = (trial: readonly (readonly number[])[]): reference.Generators =>
    trial.map((w) => {
      const [a, b] = [w.slice(0, 4), w.slice(4)];
      const row = (x: readonly number[], i: number): number[] => x.slice(2 * i, 2 * i + 2);
      return [0, 1]
        .map((i) => [...row(a, i), ...row(b, i).map((v) => -v)])
        .concat([0, 1].map((i) => [...row(b, i), ...row(a, i)]));
    });
  /** In the real form every entry stands twice, so its closure at norm² 4 is twice the complex one. */
  const expected = (trial: readonly (readonly number[])[]): number =>
    reference.closure(realForms(trial), (a, b, c) => constantOf(realForms(trial), a, b, c)) / 2;
  const constantOf = (forms: reference.Generators, a: number, b: number, c: number): number => {
    const [v = [], w = [], target = []] = [forms[a], forms[b], forms[c]];
    const product = (x: typeof v, y: typeof v): number[][] =>
      x.map((line) => (y[0] ?? []).map((_, j) => line.reduce((sum, value, k) => sum + value * (y[k]?.[j] ?? 0), 0)));
    const [vw, wv] = [product(v, w), product(w, v)];
    return vw.flat().reduce((sum, value, at) => sum + (value - (wv.flat()[at] ?? 0)) * (target.flat()[at] ?? 0), 0) / 4;
  };

  test('projected closure is that of their real forms, and so is its gradient', () => {
    const { value, grad } = valueAndGrad((w: Tensor) => projectedClosure(w as Tensor3D, COMPLEX) as Tensor)(
      input(vectors),
      tensor([1, 1, 1]),
    );
    expect(relativeError(value.dataSync(), vectors.map(expected))).toBeLessThan(FLOAT32_SUM_ERROR);
    const total = (entries: readonly number[]): number =>
      [0, 1, 2].reduce(
        (sum, trial) => sum + expected([0, 1, 2].map((a) => entries.slice(trial * 24 + a * 8, trial * 24 + a * 8 + 8))),
        0,
      );
    expect(relativeError(grad.dataSync(), finiteDifferences(total, vectors.flat(2)))).toBeLessThan(FLOAT32_SUM_ERROR);
  });

  test('su(2), i times the Pauli matrices, closes', () => {
    const pauli = [
      [0, 0, 0, 0, 0, 1, 1, 0],
      [0, 1, -1, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 0, 0, -1],
    ];
    expect(numbers(projectedClosure(input([pauli]), COMPLEX))).toEqual([0]);
  });

  test('sparsity counts the modulus of an entry, and has its gradient', () => {
    const formula = (w: readonly number[]): number => {
      const moduli = [0, 1, 2, 3].map((at) => (w[at] ?? 0) ** 2 + (w[at + 4] ?? 0) ** 2);
      return moduli.reduce((sum, x, i) => sum + moduli.reduce((row, y, k) => row + (i === k ? 0 : x * y), 0), 0);
    };
    const { value, grad } = valueAndGrad((w: Tensor) => sparsity(w as Tensor3D, COMPLEX) as Tensor)(
      input(vectors),
      tensor([1, 1, 1]),
    );
    expect(
      relativeError(
        value.dataSync(),
        vectors.map((trial) => trial.reduce((sum, w) => sum + formula(w), 0)),
      ),
    ).toBeLessThan(FLOAT32_SUM_ERROR);
    const total = (entries: readonly number[]): number =>
      Array.from({ length: 9 }, (_, at) => formula(entries.slice(at * 8, at * 8 + 8))).reduce((a, b) => a + b, 0);
    expect(relativeError(grad.dataSync(), finiteDifferences(total, vectors.flat(2)))).toBeLessThan(FLOAT32_SUM_ERROR);
  });

  test('a step along i keeps ‖x‖² to second order', () => {
    const phase = tensor3d([0, 0, 0, 0, 1, 0, 0, 1], [1, 1, 8]);
    const samples = tensor2d([[1, -2, 0.5, 0.25]]);
    const squaredNorm = (x: Tensor2D): Tensor2D => sum(square(x), 1, true);
    const normSquared = 1 + 4 + 0.25 + 0.0625;
    const [loss = Number.NaN] = numbers(finiteInvariance(phase, COMPLEX, samples, squaredNorm, 0.1));
    expect(Math.abs(loss - (0.1 * normSquared) ** 2)).toBeLessThan(FLOAT32_SUM_ERROR * 100);
  });
});
