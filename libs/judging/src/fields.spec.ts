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

test('an ellipse about (1, 1) has one affine symmetry, which is found', async () => {
  const { certificate, closing, results, system } = await trainSweep(`
name: ellipse
system:
  oracles: [{ kind: polynomial, terms: [{ coefficient: 1, powers: [2, 0] }, { coefficient: -2, powers: [1, 0] }, { coefficient: 4, powers: [0, 2] }, { coefficient: -8, powers: [0, 1] }] }]
  parameterisation: affine
grid: { dimension: 2, generators: [1, 2] }
restarts: 4
training: { steps: 1000 }
`);
  expect(certificate).toMatchObject({
    ...{ groupDimension: 1, parameterCount: 6, refusal: null },
    fields: { isAlgebra: true, formulas: ['(4 − 4y) ∂x + (x − 1) ∂y'], functions: ['1', 'x', 'y'], pointwiseRank: 1 },
  });
  expect(closing).toEqual([1]);
  const [first] = results;
  if (first === undefined) throw new TypeError('expected a trial');
  expect(system.judge(first).tensors.generators.shape).toEqual([1, 2, 3]);
});
