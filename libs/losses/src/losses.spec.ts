import '@tensorflow/tfjs';
import { memory, ones, setBackend, tensor, tensor2d, tidy, valueAndGrad, valueAndGrads, type Tensor, type Tensor1D, type Tensor2D, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { finiteInvariance, learnedClosure, lieDerivativeInvariance, normalization, orthogonality, projectedClosure, sparsity } from './index.js';
import * as reference from './testing/reference-losses.js';
import { asMatrices, asVectors, finiteDifferences, fromEntries, numbers, randomStack, relativeError, SO3 } from './testing/stacks.js';

/** Sums of about a thousand float32 products of order one: a few hundred roundings of 6e-8. */
const FLOAT32_SUM_ERROR = 2e-5;

const STACK = 3;
const COUNT = 4;
const N = 3;
const stack = randomStack(STACK, COUNT, N, 7);
const columns = randomStack(1, 1, 6, 8).flat(2).map((column) => [...column, ...column.slice(0, 3)]);
const factor = tensor2d(Array.from({ length: N * N }, (_, at) => columns.map((column) => column[at] ?? Number.NaN)));
const mask: Tensor2D = ones([STACK, COUNT]);
const constants = randomStack(1, STACK, COUNT ** 2, 9).flat(2).map((row) => row.slice(0, COUNT));
const constantsTensor = (values: readonly (readonly number[])[]): Tensor3D => tensor(values.flat(), [STACK, COUNT * COUNT, COUNT]);
const antisymmetricConstant =
  (values: readonly (readonly number[])[], trial: number) =>
  (a: number, b: number, c: number): number =>
    ((values[trial * COUNT * COUNT + a * COUNT + b]?.[c] ?? Number.NaN) - (values[trial * COUNT * COUNT + b * COUNT + a]?.[c] ?? Number.NaN)) / 2;

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
  { name: 'normalization', input: () => asVectors(stack), value: (w) => normalization(w as Tensor3D, mask), expected: reference.normalization },
  { name: 'orthogonality', input: () => asVectors(stack), value: (w) => orthogonality(w as Tensor3D), expected: reference.orthogonality },
  { name: 'sparsity', input: () => asVectors(stack), value: (w) => sparsity(w as Tensor3D), expected: reference.sparsity },
  {
    name: 'lieDerivativeInvariance',
    input: () => asVectors(stack),
    value: (w) => lieDerivativeInvariance(w as Tensor3D, factor),
    expected: (generators) => reference.lieDerivative(generators, columns),
  },
  { name: 'projectedClosure', input: () => asMatrices(stack), value: (w) => projectedClosure(w as Tensor4D), expected: reference.projectedClosure },
  {
    name: 'learnedClosure',
    input: () => asMatrices(stack),
    value: (w) => learnedClosure(w as Tensor4D, constantsTensor(constants)),
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
      fromEntries(entries, stack).reduce((sum, generators, trial) => sum + (dy[trial] ?? Number.NaN) * expected(generators, trial), 0);
    const numeric = finiteDifferences(total, stack.flat(4) as unknown as number[]);
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
  expect(numbers(projectedClosure(asMatrices([SO3])))).toEqual([0]);
  expect(numbers(learnedClosure(asMatrices([SO3]), tensor(rows, [1, 9, 3])))).toEqual([0]);
});

test('two of the three so(3) generators do not close: their residual is the third, of norm² 2', () => {
  expect(numbers(projectedClosure(asMatrices([SO3.slice(0, 2)])))).toEqual([2]);
});

test('one generator closes and is orthogonal to nothing', () => {
  const one = SO3.slice(0, 1);
  expect(numbers(projectedClosure(asMatrices([one])))).toEqual([0]);
  expect(numbers(orthogonality(asVectors([one])))).toEqual([0]);
});

test('so(3) has the norm, orthogonality and sparsity of a canonical basis', () => {
  expect(numbers(normalization(asVectors([SO3]), ones([1, 3])))).toEqual([0]);
  expect(numbers(orthogonality(asVectors([SO3])))).toEqual([0]);
  // Two entries of modulus 1 each: (1 + 1)² − (1 + 1) = 2 for every generator.
  expect(numbers(sparsity(asVectors([SO3])))).toEqual([6]);
});

test('padded generators add nothing to any term', () => {
  const zero = SO3[0]?.map((row) => row.map(() => 0)) ?? [];
  const padded = [[...SO3, zero, zero]];
  const own = tensor2d([[1, 1, 1, 0, 0]]);
  expect(numbers(normalization(asVectors(padded), own))).toEqual([0]);
  expect(numbers(projectedClosure(asMatrices(padded)))).toEqual([0]);
  expect(numbers(orthogonality(asVectors(padded)))).toEqual([0]);
});

test('learned constants have the gradient that finite differences give', () => {
  const { grads } = valueAndGrads((a: Tensor) => learnedClosure(asMatrices(stack), a as Tensor3D) as Tensor)([constantsTensor(constants)], tensor([1, 1, 1]));
  const total = (entries: readonly number[]): number => {
    const rows = Array.from({ length: STACK * COUNT * COUNT }, (_, row) => entries.slice(row * COUNT, (row + 1) * COUNT));
    return stack.reduce((sum, generators, trial) => sum + reference.closure(generators, antisymmetricConstant(rows, trial)), 0);
  };
  expect(relativeError(grads[0]?.dataSync() ?? [], finiteDifferences(total, constants.flat()))).toBeLessThan(FLOAT32_SUM_ERROR);
});

describe('finiteInvariance', () => {
  const samples = tensor2d([
    [1, 0.5, -0.3],
    [-0.7, 1.2, 0.4],
  ]);
  const squaredNorm = (x: Tensor2D): Tensor2D => x.square().sum(1, true) as Tensor2D;

  test('is of second order in ε for a rotation: φ = ‖x‖² changes by ε² ‖𝒲x‖²', () => {
    const epsilon = 0.1;
    const [, , rotation = []] = SO3;
    const expected = [
      [1, 0.5],
      [-0.7, 1.2],
    ].reduce((sum, [x = 0, y = 0]) => sum + (epsilon * (x * x + y * y)) ** 2, 0) / 2;
    const [loss = Number.NaN] = numbers(finiteInvariance(asMatrices([[rotation]]), samples, squaredNorm, epsilon));
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
            const moved = x.map((value, i) => value + epsilon * x.reduce((dot, other, j) => dot + (w[i]?.[j] ?? Number.NaN) * other, 0));
            const change = (moved.reduce((s, v) => s + v * v, 0) - x.reduce((s, v) => s + v * v, 0)) / epsilon;
            return inner + change ** 2 / points.length;
          }, 0),
        0,
      );
    const { value, grad } = valueAndGrad((w: Tensor) => finiteInvariance(w as Tensor4D, samples, squaredNorm, epsilon) as Tensor)(asMatrices(stack), tensor([1, 1, 1]));
    expect(relativeError(value.dataSync(), stack.map(formula))).toBeLessThan(FLOAT32_SUM_ERROR / epsilon);
    const total = (entries: readonly number[]): number => fromEntries(entries, stack).reduce((sum, generators) => sum + formula(generators), 0);
    expect(relativeError(grad.dataSync(), finiteDifferences(total, stack.flat(4) as unknown as number[]))).toBeLessThan(FLOAT32_SUM_ERROR / epsilon);
  });
});
