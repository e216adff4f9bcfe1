import '@tensorflow/tfjs';
import {
  memory,
  ones,
  setBackend,
  tensor3d,
  tidy,
  valueAndGrads,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { GeneratorShape } from '@liesweep/sweep';
import { learnedClosure, projectedClosure, tensorClosure } from './index.js';
import { asVectors, finiteDifferences, numbers, randomStack, relativeError, SO3 } from './testing/stacks.js';

/** Sums of about a thousand float32 products of order one: a few hundred roundings of 6e-8. */
const FLOAT32_SUM_ERROR = 2e-5;

/** Of a generator alone: its bracket with itself is a difference of equal numbers. */
const NOTHING = 0;

const [STACK, COUNT, INSIDE, SIZE] = [2, 3, 4, 6];

beforeAll(async () => {
  await setBackend('cpu');
});

/** Numbers of order one without any pattern that a wrong index would keep. */
function waves(count: number, phase = 0): number[] {
  return Array.from({ length: count }, (_, at) => Math.sin(1.7 * at * at + phase));
}

/** T antisymmetric in its first two, [inside, inside, size]. */
function antisymmetricTensor(inside: number, size: number): number[] {
  const given = waves(inside * inside * size, 0.3);
  return given.map((entry, at) => {
    const [p, q, s] = [Math.floor(at / (inside * size)), Math.floor(at / size) % inside, at % size];
    return (entry - (given[(q * inside + p) * size + s] ?? NaN)) / 2;
  });
}

/** The commutators of unit matrices, [n², n², n²]: E_ij E_kl = δ_jk E_il. */
function commutatorTensor(n: number): number[] {
  const p = n * n;
  const values = new Array<number>(p ** 3).fill(0);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      for (let l = 0; l < n; l += 1) {
        const [left, right, product] = [i * n + j, j * n + l, i * n + l];
        values[(left * p + right) * p + product] = (values[(left * p + right) * p + product] ?? 0) + 1;
        values[(right * p + left) * p + product] = (values[(right * p + left) * p + product] ?? 0) - 1;
      }
    }
  }
  return values;
}

/** The loss of one trial in float64, as the equation is printed. */
function plainClosure(
  generators: readonly (readonly number[])[],
  tensor: readonly number[],
  constant?: (a: number, b: number, c: number) => number,
): number {
  const [inside, size] = [INSIDE, SIZE];
  const bracket = (v: readonly number[], w: readonly number[]): number[] =>
    Array.from({ length: size }, (_, s) =>
      v.reduce(
        (sum, x, p) => sum + w.reduce((own, y, q) => own + x * y * (tensor[(p * inside + q) * size + s] ?? NaN), 0),
        0,
      ),
    );
  let total = 0;
  generators.forEach((v, a) => {
    generators.slice(a + 1).forEach((w, after) => {
      const image = bracket(v, w);
      const residual = generators.reduce((left, u, c) => {
        const factor = constant?.(a, a + 1 + after, c) ?? u.reduce((sum, x, s) => sum + x * (image[s] ?? NaN), 0) / 2;
        return left.map((entry, s) => entry - factor * (u[s] ?? 0));
      }, image);
      total += residual.reduce((sum, entry) => sum + entry * entry, 0);
    });
  });
  return total;
}

const values = waves(STACK * COUNT * INSIDE, 1);
const trials = (flat: readonly number[]): number[][][] =>
  Array.from({ length: STACK }, (_, trial) =>
    Array.from({ length: COUNT }, (__, a) =>
      flat.slice((trial * COUNT + a) * INSIDE, (trial * COUNT + a + 1) * INSIDE),
    ),
  );
const T = antisymmetricTensor(INSIDE, SIZE);
const tensorOf = (entries: readonly number[], ...shape: readonly [number, number, number]): Tensor3D =>
  tensor3d([...entries], [...shape]);
const gradients = (loss: (...inputs: Tensor[]) => Tensor1D, ...inputs: Tensor[]): number[][] =>
  valueAndGrads(loss)(inputs, ones([STACK])).grads.map((gradient) => Array.from(gradient.dataSync()));

describe('with a tensor that leads out of the generators', () => {
  const generators = tensorOf.bind(null, values, STACK, COUNT, INSIDE);
  const constants = waves(STACK * COUNT ** 3, 2);
  const constantOf =
    (flat: readonly number[], trial: number) =>
    (a: number, b: number, c: number): number => {
      const at = (i: number, j: number): number => flat[((trial * COUNT + i) * COUNT + j) * COUNT + c] ?? NaN;
      return (at(a, b) - at(b, a)) / 2;
    };

  test('the loss is that of a plain loop, with constants projected or given', () => {
    const projected = trials(values).map((each) => plainClosure(each, T));
    const given = trials(values).map((each, trial) => plainClosure(each, T, constantOf(constants, trial)));
    const tensor = tensorOf(T, INSIDE, INSIDE, SIZE);
    expect(relativeError(numbers(tensorClosure(generators(), tensor)), projected)).toBeLessThan(FLOAT32_SUM_ERROR);
    const learned = tensorClosure(generators(), tensor, tensorOf(constants, STACK, COUNT ** 2, COUNT));
    expect(relativeError(numbers(learned), given)).toBeLessThan(FLOAT32_SUM_ERROR);
  });

  test('the gradient is that of finite differences, with constants projected or given', () => {
    const tensor = tensorOf(T, INSIDE, INSIDE, SIZE);
    const sum = (each: readonly number[]): number => each.reduce((total, value) => total + value, 0);
    const ofValues = finiteDifferences((flat) => sum(trials(flat).map((each) => plainClosure(each, T))), values);
    const [projected = []] = gradients((v) => tensorClosure(v as Tensor3D, tensor), generators());
    expect(relativeError(projected, ofValues)).toBeLessThan(FLOAT32_SUM_ERROR);

    const lossAt = (flat: readonly number[], of: readonly number[]): number =>
      sum(trials(flat).map((each, trial) => plainClosure(each, T, constantOf(of, trial))));
    const [inValues = [], inConstants = []] = gradients(
      (v, a) => tensorClosure(v as Tensor3D, tensor, a as Tensor3D),
      generators(),
      tensorOf(constants, STACK, COUNT ** 2, COUNT),
    );
    expect(
      relativeError(
        inValues,
        finiteDifferences((flat) => lossAt(flat, constants), values),
      ),
    ).toBeLessThan(FLOAT32_SUM_ERROR);
    expect(
      relativeError(
        inConstants,
        finiteDifferences((flat) => lossAt(values, flat), constants),
      ),
    ).toBeLessThan(FLOAT32_SUM_ERROR);
  });

  test('padding adds nothing, and has no gradient', () => {
    const padded = trials(values).flatMap((each) => [...each.flat(), ...new Array<number>(INSIDE).fill(0)]);
    const tensor = tensorOf(T, INSIDE, INSIDE, SIZE);
    const wide = tensorOf(padded, STACK, COUNT + 1, INSIDE);
    expect(
      relativeError(numbers(tensorClosure(wide, tensor)), numbers(tensorClosure(generators(), tensor))),
    ).toBeLessThan(FLOAT32_SUM_ERROR);
    const [gradient = []] = gradients((v) => tensorClosure(v as Tensor3D, tensor), wide);
    expect(gradient.slice(COUNT * INSIDE, (COUNT + 1) * INSIDE).every((entry) => entry === 0)).toBe(true);
  });

  test('a generator alone costs exactly nothing', () => {
    const one = tensorOf(values.slice(0, INSIDE), 1, 1, INSIDE);
    expect(numbers(tensorClosure(one, tensorOf(T, INSIDE, INSIDE, SIZE)))).toEqual([NOTHING]);
  });

  test('no tensor is left behind', () => {
    const [v, tensor] = [generators(), tensorOf(T, INSIDE, INSIDE, SIZE)];
    const before = memory().numTensors;
    tidy(() => {
      gradients((w) => tensorClosure(w as Tensor3D, tensor), v);
    });
    expect(memory().numTensors).toBe(before);
  });
});

describe('with the commutator of matrices', () => {
  const shape: GeneratorShape = { dimension: 3, field: 'real' };
  const tensor = (): Tensor3D => tensorOf(commutatorTensor(3), 9, 9, 9);

  test.each([
    ['random matrices', randomStack(STACK, COUNT, 3, 5)],
    ['so(3), which closes', [SO3, SO3]],
  ] as const)('it is the closure of %s, and so is its gradient', (_, stack) => {
    const matrices = asVectors(stack);
    const constants = tensorOf(waves(STACK * COUNT ** 3), STACK, COUNT ** 2, COUNT);
    for (const [ours, theirs] of [
      [tensorClosure(matrices, tensor()), projectedClosure(matrices, shape)],
      [tensorClosure(matrices, tensor(), constants), learnedClosure(matrices, constants, shape)],
    ] as const) {
      const [actual, expected] = [numbers(ours), numbers(theirs)];
      expect(Math.max(...actual.map((value, at) => Math.abs(value - (expected[at] ?? NaN))))).toBeLessThan(
        FLOAT32_SUM_ERROR * Math.max(1, ...expected),
      );
    }
    const [ours = []] = gradients((v) => tensorClosure(v as Tensor3D, tensor()), matrices);
    const [theirs = []] = gradients((v) => projectedClosure(v as Tensor3D, shape), matrices);
    const size = Math.max(1, ...theirs.map(Math.abs));
    expect(Math.max(...ours.map((entry, at) => Math.abs(entry - (theirs[at] ?? NaN)))) / size).toBeLessThan(
      FLOAT32_SUM_ERROR,
    );
  });
});
