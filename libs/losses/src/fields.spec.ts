import '@tensorflow/tfjs';
import {
  matMul,
  mul,
  ones,
  reshape,
  setBackend,
  tensor1d,
  tensor2d,
  tensor3d,
  tensor4d,
  valueAndGrad,
  valueAndGrads,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { GeneratorShape } from '@liesweep/sweep';
import {
  fieldClosure,
  fieldInvariance,
  learnedClosure,
  normalization,
  orthogonality,
  projectedClosure,
} from './index.js';
import { asVectors, finiteDifferences, numbers, randomStack, relativeError, SO3 } from './testing/stacks.js';
import type { Generators } from './testing/reference-losses.js';

/** Sums of about a thousand float32 products of order one: a few hundred roundings of 6e-8. */
const FLOAT32_SUM_ERROR = 2e-5;

const SHAPE: GeneratorShape = { dimension: 3, field: 'real' };
const STACK = 2;
const COUNT = 3;
const stack = randomStack(STACK, COUNT, 3, 5);

/** Isotropic points, Σ x xᵀ / m = 1: the corners of a cube. */
const corners = Array.from({ length: 8 }, (_, at) => [at & 1, at & 2, at & 4].map((bit) => (bit === 0 ? -1 : 1)));

/** √(n / Σ ‖x‖²), by which fields are scaled. */
const SCALE = Math.sqrt(3 / (8 * 3));

beforeAll(async () => {
  await setBackend('cpu');
});

const commutator = (v: Generators[number], w: Generators[number]): number[][] =>
  v.map((_, i) =>
    v.map((__, j) =>
      v.reduce(
        (sum, ___, k) => sum + (v[i]?.[k] ?? NaN) * (w[k]?.[j] ?? NaN) - (w[i]?.[k] ?? NaN) * (v[k]?.[j] ?? NaN),
        0,
      ),
    ),
  );

/** Numbers of order one without any pattern that a wrong index would keep. */
function waves(count: number, phase = 0): number[] {
  return Array.from({ length: count }, (_, at) => Math.sin(1.7 * at * at + phase));
}

/** 𝒲x at the corners, scaled, as rows [B, matrices, 3 · 8]. */
function linearFields(matrices: readonly Generators[]): Tensor3D {
  const count = matrices[0]?.length ?? 0;
  const values = matMul(tensor2d(matrices.flat(2).map((row) => [...row])), tensor2d(corners), false, true);
  return reshape(mul(values, SCALE), [matrices.length, count, 24]);
}

const bracketsOf = (generators: Generators): Generators =>
  generators.flatMap((v) => generators.map((w) => commutator(v, w)));

describe('linear fields at isotropic points cost what their matrices cost', () => {
  const mask: Tensor2D = ones([STACK, COUNT]);
  const constants: Tensor3D = tensor3d(waves(STACK * COUNT ** 3), [STACK, COUNT ** 2, COUNT]);

  test.each<readonly [string, readonly Generators[]]>([
    ['random matrices', stack],
    ['so(3), which closes', [SO3, SO3]],
  ])('%s', (_, matrices) => {
    const generators = asVectors(matrices);
    const fields = linearFields(matrices);
    const brackets = linearFields(matrices.map(bracketsOf));
    const sameTerms: readonly (readonly [Tensor1D, Tensor1D])[] = [
      [normalization(fields, mask), normalization(generators, mask)],
      [orthogonality(fields), orthogonality(generators)],
      [fieldClosure(fields, brackets), projectedClosure(generators, SHAPE)],
      [fieldClosure(fields, brackets, constants), learnedClosure(generators, constants, SHAPE)],
    ];
    for (const [ofFields, ofMatrices] of sameTerms) {
      const expected = numbers(ofMatrices);
      const scale = Math.max(1, ...expected);
      numbers(ofFields).forEach((value, trial) => {
        expect(Math.abs(value - (expected[trial] ?? Number.NaN)) / scale).toBeLessThan(FLOAT32_SUM_ERROR);
      });
    }
  });
});

describe('fieldInvariance', () => {
  // Two labels, r = 3, four samples of two vectors each, for two trials of three fields.
  const [labels, r, samples, vectors] = [2, 3, 4, 2];
  const gradients = waves(labels * r * samples * vectors, 1);
  const fields = waves(STACK * COUNT * r * samples * vectors, 2);
  const size = r * samples * vectors;
  /** Σ_a Σ_i Σ_k (∇φ_k(x_i) · v_a(x_i))² of one trial, the vectors of a sample summed over. */
  const formula = (values: readonly number[], trial: number): number => {
    let total = 0;
    for (let a = 0; a < COUNT; a += 1) {
      for (let k = 0; k < labels; k += 1) {
        for (let i = 0; i < samples; i += 1) {
          let change = 0;
          for (let at = 0; at < r * vectors; at += 1) {
            const place = (Math.floor(at / vectors) * samples + i) * vectors + (at % vectors);
            change += (gradients[k * size + place] ?? NaN) * (values[(trial * COUNT + a) * size + place] ?? NaN);
          }
          total += change ** 2;
        }
      }
    }
    return total;
  };
  const loss = (v: Tensor): Tensor =>
    fieldInvariance(v as Tensor3D, tensor4d(gradients, [labels, r, samples, vectors]), COUNT);

  test('is its printed formula for every trial, and has its gradient', () => {
    const dy = [1, -2];
    const { value, grad } = valueAndGrad(loss)(tensor3d(fields, [STACK * COUNT, r, samples * vectors]), tensor1d(dy));
    expect(
      relativeError(
        value.dataSync(),
        [0, 1].map((trial) => formula(fields, trial)),
      ),
    ).toBeLessThan(FLOAT32_SUM_ERROR);
    const total = (values: readonly number[]): number => formula(values, 0) - 2 * formula(values, 1);
    expect(relativeError(grad.dataSync(), finiteDifferences(total, fields))).toBeLessThan(FLOAT32_SUM_ERROR);
  });
});

describe('fieldClosure', () => {
  const size = 5;
  const fields = waves(STACK * COUNT * size, 3);
  const brackets = waves(STACK * COUNT ** 2 * size, 4);
  /** ½ Σ_ab ‖C_ab − Σ_c ½⟨C_ab, u_c⟩ u_c‖² of one trial. */
  const formula = (v: readonly number[], c: readonly number[], trial: number): number => {
    const field = (a: number): readonly number[] => v.slice((trial * COUNT + a) * size, (trial * COUNT + a + 1) * size);
    let total = 0;
    for (let pair = trial * COUNT ** 2; pair < (trial + 1) * COUNT ** 2; pair += 1) {
      const bracket = c.slice(pair * size, (pair + 1) * size);
      const rest = [...bracket];
      for (let a = 0; a < COUNT; a += 1) {
        const overlap = bracket.reduce((sum, value, at) => sum + value * (field(a)[at] ?? NaN), 0);
        field(a).forEach((value, at) => (rest[at] = (rest[at] ?? NaN) - (overlap * value) / 2));
      }
      total += rest.reduce((sum, value) => sum + value ** 2, 0) / 2;
    }
    return total;
  };

  test('is its printed formula for every trial, and has its gradient in fields and brackets', () => {
    const { value, grads } = valueAndGrads(
      (v: Tensor, c: Tensor) => fieldClosure(v as Tensor3D, c as Tensor3D) as Tensor,
    )([tensor3d(fields, [STACK, COUNT, size]), tensor3d(brackets, [STACK, COUNT ** 2, size])], tensor1d([1, -2]));
    const of = (v: readonly number[], c: readonly number[]): number => formula(v, c, 0) - 2 * formula(v, c, 1);
    expect(
      relativeError(
        value.dataSync(),
        [0, 1].map((trial) => formula(fields, brackets, trial)),
      ),
    ).toBeLessThan(FLOAT32_SUM_ERROR);
    const numeric = [
      finiteDifferences((v) => of(v, brackets), fields),
      finiteDifferences((c) => of(fields, c), brackets),
    ];
    numeric.forEach((expected, input) => {
      expect(relativeError(grads[input]?.dataSync() ?? [], expected)).toBeLessThan(FLOAT32_SUM_ERROR);
    });
  });

  test('padded fields, which are zero, add nothing and stay zero', () => {
    const zero = SO3.map((w) => w.map((row) => row.map(() => 0)));
    const padded = [[...SO3, ...zero]];
    const { value, grads } = valueAndGrads(
      (v: Tensor) => fieldClosure(v as Tensor3D, linearFields(padded.map(bracketsOf))) as Tensor,
    )([linearFields(padded)], tensor1d([1]));
    expect(Math.abs(value.dataSync()[0] ?? NaN)).toBeLessThan(FLOAT32_SUM_ERROR);
    expect(
      grads[0]
        ?.dataSync()
        .slice(3 * 24)
        .every((slope) => slope === 0),
    ).toBe(true);
  });
});
