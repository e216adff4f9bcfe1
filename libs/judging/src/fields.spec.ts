/** Fields in a dictionary, from their words to the referee: which sets are found, which close, and what is certified of all. */
import '@tensorflow/tfjs';
import { enumerateTrials, parseSweepFile, type Certificate, type SweepSpec } from '@liesweep/sweep';
import { stepSignature, trainingStep, weightedTerms, type Stack, type TrainedTrial } from '@liesweep/training';
import { trainAll } from '@liesweep/training/testing';
import { setBackend } from '@tensorflow/tfjs-core';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { prepareSystem, type PreparedSystem } from './prepare-system.js';
import { refereeLimits } from './referee-limits.js';

beforeAll(async () => {
  await setBackend('cpu');
});

interface TrainedSweep {
  readonly system: PreparedSystem;
  readonly certificate: Certificate;
  /** Counts of which some trial is accepted. */
  readonly closing: readonly number[];
  readonly results: readonly TrainedTrial[];
}

/** Trains all trials of a sweep in its only dimension, and judges them. */
async function trainSweep(text: string): Promise<TrainedSweep> {
  const spec: SweepSpec = parseSweepFile(text);
  const [dimension = 0] = spec.grid.dimension;
  const system = prepareSystem(spec, dimension);
  const { certificate } = system;
  if (certificate === null) throw new TypeError('expected a certificate');
  const trials = [...enumerateTrials(spec)];
  const stack: Stack = {
    ...{ system: system.stackSystem, training: spec.training, trials },
    generatorCount: Math.max(...spec.grid.generators),
  };
  const layout = {
    ...{ shape: stack.system.shape, generatorCount: stack.generatorCount, training: spec.training },
    ...weightedTerms(trials.map(({ gridPoint }) => gridPoint.lossWeights)),
  };
  const results = await trainAll({
    stack,
    signature: stepSignature(layout, stack.system),
    step: trainingStep(layout, stack.system),
  });
  const limits = refereeLimits(vanishingCriterion(spec.training, spec.system.parameterisation), certificate);
  const isAccepted = (trained: TrainedTrial): boolean => {
    const { isIndependent, isInvariant, isClosed } = system.judge(trained).referee(limits);
    return isIndependent && isInvariant && isClosed;
  };
  const accepted = results.filter(isAccepted).map(({ trial }) => trial.gridPoint.generatorCount);
  return { system, certificate, results, closing: [...new Set(accepted)].toSorted((a, b) => a - b) };
}

test('an ellipse about (1, 1) has one affine symmetry: one field is found, and two are not', async () => {
  const { certificate, closing, results, system } = await trainSweep(`
name: ellipse
system:
  oracles: [{ kind: expression, of: "(x-1)^2 + 4*(y-1)^2" }]
  parameterisation: affine
grid: { dimension: 2, generators: [1, 2], weights: { closure: 1 } }
restarts: 1
training: { steps: 800, learningRate: 0.03 }
`);
  expect(certificate).toMatchObject({
    ...{ groupDimension: 1, parameterCount: 6, refusal: null },
    fields: { isAlgebra: true, formulas: ['(4 − 4y) ∂x + (x − 1) ∂y'], functions: ['1', 'x', 'y'], pointwiseRank: 1 },
  });
  expect(closing).toEqual([1]);
  const [first] = results;
  if (first === undefined) throw new TypeError('expected a trial');
  const { shape, data } = system.judge(first).tensors.generators;
  expect(shape).toEqual([1, 2, 3]);
  // Of the field c (4 − 4y, x − 1): a row each for ∂x and ∂y.
  const [, c = NaN] = [...data].slice(3);
  for (const [at, entry] of [4, 0, -4, -1, 1, 0].entries())
    expect(Math.abs((data[at] ?? NaN) - c * entry)).toBeLessThan(1e-3);
  expect(Math.abs(c)).toBeGreaterThan(0.1);
});

test('the distance of two points of the plane has three symmetries, e(2): three fields are found, and four are not', async () => {
  const { certificate, closing } = await trainSweep(`
name: distance
system:
  oracles: [{ kind: expression, of: "distance(p1, p2)" }]
  particles: { count: 2, features: [x, y] }
  parameterisation: affine
data: { kind: normal, samples: 100 }
grid: { generators: [3, 4], weights: { closure: 1 } }
restarts: 1
training: { steps: 500, learningRate: 0.03 }
`);
  expect(certificate).toMatchObject({
    ...{ groupDimension: 3, parameterCount: 6 },
    fields: { structure: { name: 'e(2) ≅ so(2) ⋉ R²' }, formulas: ['∂x', '∂y', 'y ∂x − x ∂y'] },
  });
  expect(closing).toEqual([3]);
});

test('a circle has three fields of degree 2 that are no algebra: one closes, two and three do not', async () => {
  const { certificate, closing } = await trainSweep(`
name: circle
system:
  oracles: [squared-norm]
  parameterisation: { kind: dictionary, degree: 2 }
data: { kind: normal, samples: 100 }
grid: { dimension: 2, generators: [1, 2, 3], weights: { closure: 1 } }
restarts: 1
training: { steps: 400, learningRate: 0.03 }
`);
  expect(certificate).toMatchObject({
    ...{ groupDimension: 3, parameterCount: 12 },
    fields: {
      isAlgebra: false,
      structure: null,
      pointwiseRank: 1,
      byDegree: [0, 1, 3].map((dimension, degree) => ({ degree, dimension })),
    },
  });
  expect(closing).toEqual([1]);
});
