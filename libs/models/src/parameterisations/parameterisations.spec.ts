import '@tensorflow/tfjs';
import { setBackend, tensor2d, tensor3d } from '@tensorflow/tfjs-core';
import { type Matrix } from '@liesweep/lie';
import { bracket, so } from '@liesweep/lie/testing';
import { normalStream, type Activation, type GeneratorShape } from '@liesweep/sweep';
import { makeOracle } from '../make-oracle.js';
import { layerProduct } from './deep-linear.js';
import { evaluateField } from './evaluate-field.js';
import { fieldMatrices } from './field-matrices.js';
import { fieldParameterCount, type FieldNetwork } from './field-network.js';
import { fieldSamples } from './field-samples.js';
import { evaluateFieldStack } from './field-stack.js';
import { linearFieldParameters } from '../testing/linear-field.js';

/** Sums of tens of float32 products of order one. */
const FLOAT32_ERROR = 1e-5;

/** Central differences of a smooth field in float64 with a step of 1e-5, times second derivatives of order ten. */
const DIFFERENCE_ERROR = 1e-6;

const STACK = 2;
const COUNT = 3;
const POINTS = 5;

beforeAll(async () => {
  await setBackend('cpu');
});

const networkOf = (activation: Activation): FieldNetwork => ({ layers: [3, 6, 4, 3], activation });

function randomNumbers(count: number, seed: number, scale = 0.7): Float32Array {
  const normal = normalStream(seed);
  return Float32Array.from({ length: count }, () => scale * normal());
}

const points = randomNumbers(POINTS * 3, 1, 1);

describe.each(['tanh', 'softplus', 'relu'] as const)('networks of %s', (activation) => {
  const network = networkOf(activation);
  const count = fieldParameterCount(network);
  const parameters = randomNumbers(STACK * COUNT * count, 2);
  const stack = evaluateFieldStack(tensor3d(parameters, [STACK, COUNT, count]), network, tensor2d(points, [POINTS, 3]));
  const ofTrial = (trial: number): ReturnType<typeof fieldMatrices> =>
    fieldMatrices(
      parameters.subarray(trial * COUNT * count, (trial + 1) * COUNT * count),
      network,
      Float64Array.from(points),
    );

  test('have over tensors, for every trial and generator, the values that they have in float64', () => {
    const values = stack.values.arraySync();
    for (let trial = 0; trial < STACK; trial += 1) {
      ofTrial(trial).fields.forEach((field, a) => {
        expectTransposed(values[trial * COUNT + a] ?? [], field);
      });
    }
  });

  test('have the brackets that they have in float64, antisymmetric in the pair', () => {
    const brackets = stack.brackets().arraySync();
    for (let trial = 0; trial < STACK; trial += 1) {
      const [ab, ac, bc] = ofTrial(trial).brackets as [Matrix, Matrix, Matrix];
      const negative = ({ data, ...rest }: Matrix): Matrix => ({ ...rest, data: data.map((value) => -value) });
      const zero = negative({ ...ab, data: new Float64Array(ab.data.length) });
      const expected = [zero, ab, ac, negative(ab), zero, bc, negative(ac), negative(bc), zero];
      expected.forEach((bracket, pair) => {
        expectTransposed(brackets[trial]?.[pair] ?? [], bracket);
      });
    }
  });
});

test('the bracket is Dv_a·v_b − Dv_b·v_a, by differences of the fields', () => {
  const network = networkOf('tanh');
  const count = fieldParameterCount(network);
  const parameters = randomNumbers(2 * count, 3);
  const x = Float64Array.from(points.slice(0, 3));
  const field = (a: number, at: Float64Array): Float64Array =>
    evaluateField(parameters.subarray(a * count, (a + 1) * count), network, at);
  const along = (a: number, direction: Float64Array): number[] => {
    const moved = (by: number): Float64Array =>
      field(
        a,
        x.map((value, j) => value + by * (direction[j] ?? Number.NaN)),
      );
    const [ahead, behind] = [moved(1e-5), moved(-1e-5)];
    return Array.from(ahead, (value, j) => (value - (behind[j] ?? Number.NaN)) / 2e-5);
  };
  const [first, second] = [along(0, field(1, x)), along(1, field(0, x))];
  const [found] = fieldMatrices(parameters, network, x).brackets;
  first.forEach((value, j) => {
    const expected = value - (second[j] ?? Number.NaN);
    expect(Math.abs((found?.data[j] ?? Number.NaN) - expected)).toBeLessThan(DIFFERENCE_ERROR);
  });
});

test('a network whose parameters are all zero is the field 0, whatever its activation is at 0', () => {
  const network = networkOf('softplus');
  const zeros = new Float32Array(COUNT * fieldParameterCount(network));
  const stack = evaluateFieldStack(
    tensor3d(zeros, [1, COUNT, zeros.length / COUNT]),
    network,
    tensor2d(points, [POINTS, 3]),
  );
  expect([...stack.values.dataSync(), ...stack.brackets().dataSync()].every((value) => Math.abs(value) === 0)).toBe(
    true,
  );
});

test('linear fields have the brackets of their matrices, with their sign', () => {
  const generators = so(3) as [Matrix, Matrix, Matrix];
  const { network, parameters } = linearFieldParameters(generators);
  const x = Float64Array.from(points.slice(0, 3));
  const { brackets } = fieldMatrices(parameters, network, x);
  const [first, second, third] = generators;
  [bracket(first, second), bracket(first, third), bracket(second, third)].forEach(({ data }, pair) => {
    for (let i = 0; i < 3; i += 1) {
      const expected = x.reduce((sum, value, j) => sum + (data[3 * i + j] ?? NaN) * value, 0);
      expect(Math.abs((brackets[pair]?.data[i] ?? NaN) - expected)).toBeLessThan(FLOAT32_ERROR);
    }
  });
});

describe('a deep-linear generator', () => {
  test('is the product of its layers, the last on the left', () => {
    expect([...layerProduct([0, 1, 0, 0, 2, 3, 4, 5], { dimension: 2, field: 'real' })]).toEqual([0, 2, 0, 4]);
  });

  test('multiplies complex layers as complex matrices', () => {
    // (1 + 2i)(3 + 4i) = −5 + 10i, as 1 × 1 matrices.
    expect([...layerProduct([3, 4, 1, 2], { dimension: 1, field: 'complex' })]).toEqual([-5, 10]);
  });

  test('of one layer is that layer', () => {
    expect([...layerProduct([1, 2, 3, 4], { dimension: 2, field: 'real' })]).toEqual([1, 2, 3, 4]);
  });
});

test('the gradients of several vectors and labels stand where the fields of the same vectors do', () => {
  const shape: GeneratorShape = { dimension: 2, field: 'complex' };
  const oracle = makeOracle({ kind: 'determinant' }, shape);
  const samples = Float64Array.from(randomNumbers(3 * 8, 5, 1));
  const { gradients, sampleCount, vectorCount, labelCount } = fieldSamples(oracle, samples, shape);
  expect([sampleCount, vectorCount, labelCount]).toEqual([3, 2, 2]);
  const [label, entry, sample, vector] = [1, 3, 2, 1];
  const expected = oracle.gradient(samples.subarray(sample * 8, sample * 8 + 8))[label]?.[vector * 4 + entry] ?? NaN;
  const found = gradients[((label * 4 + entry) * 3 + sample) * 2 + vector] ?? NaN;
  expect(Math.abs(found * Math.sqrt(3) - expected)).toBeLessThan(FLOAT32_ERROR);
});

/** Compares [r, points] of a tensor with [points, r] in float64. */
function expectTransposed(actual: readonly (readonly number[])[], expected: Matrix): void {
  expect(actual.length).toBe(expected.columns);
  actual.forEach((row, i) => {
    expect(row.length).toBe(expected.rows);
    row.forEach((value, point) => {
      expect(Math.abs(value - (expected.data[point * expected.columns + i] ?? NaN))).toBeLessThan(FLOAT32_ERROR);
    });
  });
}
