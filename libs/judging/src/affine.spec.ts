/** Affine fields, a form of generators that no list knows: what a step and a judge ask of one is all that they need of it. */
import '@tensorflow/tfjs';
import { matrixOf } from '@liesweep/lie';
import {
  definitionOf,
  enumerateTrials,
  normalStream,
  PARAMETERISATIONS,
  type PolynomialTerm,
  type SweepSpec,
} from '@liesweep/sweep';
import { stepSignature, trainingStep, weightedTerms, type Stack, type TrainedTrial } from '@liesweep/training';
import { lossesOf, trainAll, type ExampleStack } from '@liesweep/training/testing';
import { setBackend } from '@tensorflow/tfjs-core';
import { prepareSystem } from './prepare-system.js';
import type { JudgedSystem } from './parameterisations/define-judging.js';
import { systemData } from './system-data.js';
import { affineJudging } from './testing/affine-judging.js';
import { affineWords } from './testing/affine-words.js';
import { EXAMPLE_SPEC } from './testing/example-spec.js';
import { liftFeatures } from './testing/lift-features.js';

/** What a matrix of singular value 1 leaves of a loss of 1e-10. */
const LIMITS = { tolerance: 1e-3, below: 1e-6 };

/** As of the losses of matrices: a step of 1e-2 in float32. */
const DIFFERENCE_STEP = 1e-2;
const DIFFERENCE_ERROR = 1e-2;

const term = (coefficient: number, ...powers: number[]): PolynomialTerm => ({ coefficient, powers });

/** (x − 1)² + (y + 2)² − 5: kept by the rotations about (1, −2). */
const CIRCLE = [term(1, 2, 0), term(-2, 1, 0), term(1, 0, 2), term(4, 0, 1)];

/** z − x² − y²: kept by ∂_x + 2x ∂_z, ∂_y + 2y ∂_z and the rotation of x and y, which are e(2). */
const PARABOLOID = [term(1, 0, 0, 1), term(-1, 2, 0, 0), term(-1, 0, 2, 0)];

beforeAll(async () => {
  await setBackend('cpu');
});

function sweepOf(terms: readonly PolynomialTerm[], dimension: number, generators: readonly number[]): SweepSpec {
  return {
    ...EXAMPLE_SPEC,
    system: { ...EXAMPLE_SPEC.system, oracles: [{ kind: 'polynomial', terms }] },
    data: { kind: 'normal', samples: 100 },
    grid: { ...EXAMPLE_SPEC.grid, dimension: [dimension], generators },
    restarts: 1,
    training: { ...EXAMPLE_SPEC.training, steps: 900 },
  };
}

/** A system of affine fields with the stack of all its trials. */
function affineStack(spec: SweepSpec): { readonly system: JudgedSystem; readonly example: Omit<ExampleStack, 'data'> } {
  const [dimension = 0] = spec.grid.dimension;
  const system = affineJudging.prepare({ kind: 'affine' }, systemData(spec, dimension));
  const trials = [...enumerateTrials(spec)];
  const stack: Stack = {
    ...{ system: system.stackSystem, training: spec.training, trials },
    generatorCount: Math.max(...spec.grid.generators),
  };
  const layout = {
    ...{ shape: stack.system.shape, generatorCount: stack.generatorCount, training: spec.training },
    ...weightedTerms(trials.map(({ gridPoint }) => gridPoint.lossWeights)),
  };
  const signature = stepSignature(layout, stack.system);
  return { system, example: { stack, signature, step: trainingStep(layout, stack.system) } };
}

const best = (results: readonly TrainedTrial[], count: number): TrainedTrial => {
  const [first] = results
    .filter(({ trial }) => trial.gridPoint.generatorCount === count)
    .toSorted((a, b) => (a.finalLoss ?? Infinity) - (b.finalLoss ?? Infinity));
  if (first === undefined) throw new TypeError(`no trial has ${String(count)} generators`);
  return first;
};

test('its words stand beside those of the list', () => {
  const list = [...PARAMETERISATIONS, affineWords] as const;
  expect(definitionOf(list, 'affine').unknowns?.({ kind: 'affine' }, { dimension: 3, field: 'real' })).toEqual({
    ...{ count: 12, formula: 'n² + n' },
  });
  expect(definitionOf(list, 'affine').key({ kind: 'affine' })).toBe('affine');
});

test.each([
  ['a circle about (1, −2)', CIRCLE, 2],
  ['a paraboloid', PARABOLOID, 3],
] as const)('the gradient of every loss on %s is that of finite differences', (_, terms, dimension) => {
  const { gradientAt, differencesAt, start } = lossesOf(affineStack(sweepOf(terms, dimension, [2])).example);
  const names = ['invariance', 'normalization', 'orthogonality', 'closure', 'sparsity'] as const;
  const differences = differencesAt(start, DIFFERENCE_STEP);
  for (const name of names) {
    const [slopes, gradient] = [differences[name] ?? [], gradientAt(start, name)];
    const size = Math.max(1, ...slopes.map(Math.abs));
    const error = Math.max(...Array.from(slopes, (slope, at) => Math.abs((gradient[at] ?? NaN) - slope)));
    expect([name, error / size < DIFFERENCE_ERROR]).toEqual([name, true]);
  }
});

test('the bracket of affine fields is the commutator of their matrices on lifted features', () => {
  const normal = normalStream(5);
  const [v, w] = [0, 1].map(() => matrixOf(2, 3, Float64Array.from({ length: 6 }, normal)));
  const x = Float64Array.of(0.3, -1.2);
  if (v === undefined || w === undefined) throw new TypeError('two fields were drawn');
  const at = ({ data }: typeof v, [a = NaN, b = NaN]: Float64Array, last: number): Float64Array =>
    Float64Array.from(
      [0, 3],
      (row) => (data[row] ?? NaN) * a + (data[row + 1] ?? NaN) * b + (data[row + 2] ?? NaN) * last,
    );
  const bracket = at(v, at(w, x, 1), 0).map((entry, j) => entry - (at(w, at(v, x, 1), 0)[j] ?? NaN)); // Dv·w − Dw·v
  const { samples } = liftFeatures({ labelCount: 1, vectorCount: 1, gradient: (y) => [y] }, x, {
    ...{ dimension: 2, field: 'real' },
  });
  expect([...samples]).toEqual([0.3, -1.2, 1]);
  const square = ({ data }: typeof v): number[][] => [[...data.subarray(0, 3)], [...data.subarray(3, 6)], [0, 0, 0]];
  const product = (a: number[][], b: number[][]): number[][] =>
    a.map((row) => [0, 1, 2].map((j) => row.reduce((sum, entry, k) => sum + entry * (b[k]?.[j] ?? NaN), 0)));
  const [vw, wv] = [product(square(v), square(w)), product(square(w), square(v))];
  bracket.forEach((entry, j) => {
    const commutator = [0, 1, 2].reduce(
      (sum, k) => sum + ((vw[j]?.[k] ?? NaN) - (wv[j]?.[k] ?? NaN)) * (samples[k] ?? NaN),
      0,
    );
    expect(commutator).toBeCloseTo(entry, 12);
  });
});

test('of a circle about (1, −2) one rotation is found, which no matrix is', async () => {
  const spec = sweepOf(CIRCLE, 2, [1, 2]);
  const { system, example } = affineStack(spec);
  expect(prepareSystem(spec, 2).certificate?.groupDimension).toBe(0);
  expect(system.certificate).toMatchObject({ groupDimension: 1, parameterCount: 6 });
  const results = await trainAll(example);
  const [one, two] = [best(results, 1), best(results, 2)];
  expect(one.finalLoss).toBeLessThan(1e-8);
  expect(two.finalLoss).toBeGreaterThan(1e-2);
  const [found, open] = [system.judge(one), system.judge(two)];
  expect(found.referee(LIMITS)).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true });
  expect(open.referee(LIMITS).isInvariant && open.referee(LIMITS).isClosed).toBe(false);
  const { shape, data } = found.tensors.generators;
  expect(shape).toEqual([1, 3, 3]);
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = data;
  // 𝒲 is a multiple of a rotation, and the field vanishes at (1, −2) alone.
  for (const residual of [a, e, b + d, a - 2 * b + c, d - 2 * e + f]) expect(Math.abs(residual)).toBeLessThan(1e-3);
  expect(Math.abs(b)).toBeGreaterThan(0.1);
});

test('of a paraboloid three fields are found that close', async () => {
  const { system, example } = affineStack(sweepOf(PARABOLOID, 3, [3]));
  expect(system.certificate).toMatchObject({ groupDimension: 3, parameterCount: 12 });
  const three = best(await trainAll(example), 3);
  expect(three.finalLoss).toBeLessThan(1e-6);
  const judged = system.judge(three);
  expect(judged.referee(LIMITS)).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true });
  expect(judged.structureConstants.some((constant) => Math.abs(constant) > 0.1)).toBe(true);
  expect(judged.structureConstants.every(Number.isFinite)).toBe(true);
});
