import '@tensorflow/tfjs';
import { setBackend } from '@tensorflow/tfjs-core';
import { PARAMETERISATIONS, type ParameterisationSpec } from '@liesweep/sweep';
import { eagerLoop } from '../index.js';
import { exampleStack, type ExampleOptions } from '../testing/example-stack.js';
import { initialTensors } from '../testing/initial-tensors.js';
import { trainAll, trainInterrupted } from '../testing/train-interrupted.js';

beforeAll(async () => {
  await setBackend('cpu');
});

test('products of matrices find what matrices find: three rotations of R³, not four', async () => {
  const parameterisation = { kind: 'deep-linear', layers: 2 } as const;
  const results = await trainAll(exampleStack({ dimension: 3, generators: [3, 4], restarts: 2, parameterisation }));
  const lowest = (count: number): number =>
    Math.min(
      ...results
        .filter(({ trial }) => trial.gridPoint.generatorCount === count)
        .map(({ finalLoss }) => finalLoss ?? NaN),
    );
  expect(lowest(3)).toBeLessThan(1e-6);
  expect(lowest(4)).toBeGreaterThan(0.5);
});

const EXAMPLES = PARAMETERISATIONS.flatMap(({ examples }): readonly ParameterisationSpec[] => examples);

test('padded generators of every kind stay zero while others train', () => {
  for (const parameterisation of EXAMPLES) {
    const { stack, step, signature } = exampleStack({
      dimension: 2,
      generators: [1, 3],
      restarts: 1,
      parameterisation,
      samples: 8,
    });
    const { state, constants } = initialTensors(stack, signature);
    const trained = eagerLoop(step).run(state, constants, 3).generators;
    const [single] = trained?.arraySync() as number[][][];
    expect(
      single
        ?.slice(1)
        .flat()
        .every((value) => value === 0),
    ).toBe(true);
    expect(single?.[0]?.some((value) => value !== 0)).toBe(true);
  }
});

test.each<readonly [string, Partial<ExampleOptions>]>([
  ['products of matrices', { parameterisation: { kind: 'deep-linear', layers: 2 }, training: { steps: 450 } }],
  [
    'networks',
    { parameterisation: { kind: 'non-linear', hidden: [4], activation: 'tanh' }, samples: 10, training: { steps: 60 } },
  ],
])(
  'a stack of %s that is stopped and resumed from its snapshot ends where the undisturbed one ends',
  async (_, options) => {
    const example = exampleStack({ dimension: 3, generators: [2, 3], restarts: 2, ...options });
    const undisturbed = await trainAll(example);
    const { results, attempts } = await trainInterrupted(example);
    expect(attempts).toBeGreaterThan(1);
    expect(results.map(({ trial, outcome, steps, finalLoss }) => [trial.key, outcome, steps, finalLoss])).toEqual(
      undisturbed.map(({ trial, outcome, steps, finalLoss }) => [trial.key, outcome, steps, finalLoss]),
    );
    expect(results[0]?.curve.steps).toEqual(undisturbed[0]?.curve.steps);
  },
);
