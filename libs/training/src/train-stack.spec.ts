import '@tensorflow/tfjs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { closureResidual, independence, matrixOf } from '@liesweep/lie';

import { exampleStack } from './testing/example-stack.js';
import { trainAll, trainInterrupted } from './testing/train-interrupted.js';

/** Trains in the plain-JavaScript backend: small stacks, a few hundred steps. */
beforeAll(async () => {
  await setBackend('cpu');
});

/** Degrees from 90 that are left within 300 steps, while the learning rate still falls. */
const STILL_TURNING = 3;

test('rotations in the plane: one generator vanishes, two do not', async () => {
  const results = await trainAll(exampleStack({ dimension: 2, generators: [1, 2], restarts: 3 }));
  const losses = (count: number): (number | null)[] =>
    results.filter(({ trial }) => trial.gridPoint.generatorCount === count).map(({ finalLoss }) => finalLoss);
  expect(losses(1).every((loss) => loss !== null && loss < 1e-9)).toBe(true);
  expect(losses(2).every((loss) => loss !== null && loss > 0.9)).toBe(true);
  expect(results.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['converged', 'converged', 'converged']);
});

test('three generators of SO(3) close in float64, with projected and with learned constants', async () => {
  for (const structureConstants of ['projected', 'learned'] as const) {
    const results = await trainAll(
      exampleStack({ dimension: 3, generators: [3], restarts: 2, training: { structureConstants } }),
    );
    const best = results.reduce((lowest, result) =>
      (result.finalLoss ?? Infinity) < (lowest.finalLoss ?? Infinity) ? result : lowest,
    );
    const generators = [0, 1, 2].map((index) => matrixOf(3, 3, best.generators.slice(index * 9, index * 9 + 9)));
    expect(best.finalLoss).toBeLessThan(1e-6);
    expect(closureResidual(generators)).toBeLessThan(1e-6);
    expect(independence(generators)).toBeGreaterThan(0.99);
    expect(best.structureConstants?.length ?? null).toBe(structureConstants === 'learned' ? 9 : null);
  }
});

test('the terms are weighted, add up to the lowest loss, and their order is that of the step of the lowest loss', async () => {
  const results = await trainAll(
    exampleStack({
      dimension: 2,
      generators: [2],
      restarts: 2,
      weights: { closure: [0, 0.5] },
      training: { steps: 60 },
    }),
  );
  for (const { lowestLoss, terms, trial } of results) {
    const total = Object.values(terms).reduce<number>((sum, term) => sum + (term ?? Number.NaN), 0);
    expect(Math.abs(total - (lowestLoss ?? Number.NaN))).toBeLessThan(1e-5 * total);
    expect(terms.closure === 0).toBe(trial.gridPoint.lossWeights.closure === 0);
  }
});

test('angles between two to four generators are kept from the start, and go to 90°', async () => {
  const results = await trainAll(exampleStack({ dimension: 3, generators: [1, 3], restarts: 2 }));
  const angles = results.map(({ curve }) => curve.angles);
  expect(angles.map((record) => record === undefined)).toEqual([true, true, false, false]);
  for (const record of angles.slice(2)) {
    expect(record?.steps.slice(0, 4)).toEqual([0, 1, 2, 5]);
    expect(record?.degrees).toHaveLength(record?.steps.length ?? -1);
    for (const degrees of record?.degrees.at(-1) ?? []) {
      expect(Math.abs((degrees ?? Number.NaN) - 90)).toBeLessThan(STILL_TURNING);
    }
  }
});

test('a trial trains to the same loss alone and in a padded stack of others', async () => {
  const together = await trainAll(
    exampleStack({ dimension: 3, generators: [1, 2], restarts: 2, training: { steps: 40 } }),
  );
  const alone = await trainAll(exampleStack({ dimension: 3, generators: [1], restarts: 2, training: { steps: 40 } }));
  alone.forEach((result, position) => {
    // Other sizes of a product are summed in another order: a few roundings per step.
    expect(Math.abs((together[position]?.finalLoss ?? Number.NaN) / (result.finalLoss ?? Number.NaN) - 1)).toBeLessThan(
      1e-3,
    );
  });
});

test('a learning rate out of all bounds diverges, and that is an outcome', async () => {
  const results = await trainAll(
    exampleStack({
      dimension: 2,
      generators: [2],
      restarts: 2,
      training: { learningRate: 1e12, schedule: { kind: 'constant' } },
    }),
  );
  expect(results.map(({ outcome, finalLoss }) => [outcome, finalLoss])).toEqual([
    ['diverged', null],
    ['diverged', null],
  ]);
  expect(results.every(({ lowestLoss, generators }) => lowestLoss !== null && generators.every(Number.isFinite))).toBe(
    true,
  );
});

test('a sweep with sparsity ends with a phase at h_sp = 0, and keeps both losses', async () => {
  const [result] = await trainAll(
    exampleStack({
      dimension: 3,
      generators: [1],
      restarts: 1,
      weights: { sparsity: [0.05] },
      training: { steps: 900 },
    }),
  );
  // A rotation in one plane costs 2h/(1 + h/2) with sparsity, and nothing without.
  expect(result?.lowestLoss).toBeGreaterThan(0.09);
  expect(result?.terms.sparsity).toBeGreaterThan(0.05);
  expect(result?.finalLoss).toBeLessThan(1e-6);
});

test('a stack that is stopped and resumed from its snapshot ends where the undisturbed one ends', async () => {
  const example = exampleStack({ dimension: 3, generators: [2, 3], restarts: 2, training: { steps: 450 } });
  const undisturbed = await trainAll(example);
  const { results, attempts } = await trainInterrupted(example);
  expect(attempts).toBeGreaterThan(1);
  expect(results?.map(({ trial, outcome, steps, finalLoss }) => [trial.key, outcome, steps, finalLoss])).toEqual(
    undisturbed.map(({ trial, outcome, steps, finalLoss }) => [trial.key, outcome, steps, finalLoss]),
  );
  expect(results?.[0]?.curve.steps).toEqual(undisturbed[0]?.curve.steps);
});

test('training leaves no tensor behind', async () => {
  const example = exampleStack({ dimension: 2, generators: [1, 2], restarts: 2, training: { steps: 120 } });
  const before = memory().numTensors;
  await trainAll(example);
  expect(memory().numTensors).toBe(before);
});
