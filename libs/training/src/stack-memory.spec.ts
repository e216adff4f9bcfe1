import '@tensorflow/tfjs';
import {
  bucketOf,
  PARAMETERISATIONS,
  parameterisationOf,
  stackMemoryBytes,
  type ParameterisationSpec,
} from '@liesweep/sweep';
import { memory, profile, setBackend } from '@tensorflow/tfjs-core';
import { exampleStack, type ExampleOptions } from './testing/example-stack.js';
import { initialTensors } from './testing/initial-tensors.js';

/**
 * The model may say this many times what a step holds: it does not know which gradients are freed early, and counts a product
 * as so many matrices for each pair.
 */
const MOST_TIMES_TOO_HIGH = 5;

/**
 * Of matrices it may never say less. A network is counted by its weights, though a shallow one takes the memory of its
 * activations: of one that is 32 wide it may say a quarter of what a step holds, and a fifth of one that is 3 wide.
 */
const LEAST_SHARE = { matrices: 1, coefficients: 1, fields: 1 / 6 } as const;

beforeAll(async () => {
  await setBackend('cpu');
});

/** Every form of generators, in every example. */
const EXAMPLES = PARAMETERISATIONS.flatMap(({ examples }): readonly ParameterisationSpec[] => examples).map(
  (parameterisation): readonly [string, ExampleOptions] => [
    JSON.stringify(parameterisation),
    { dimension: 3, generators: [3], restarts: 4, samples: 200, parameterisation },
  ],
);

test.each<readonly [string, ExampleOptions]>([
  ...EXAMPLES,
  ['real matrices', { dimension: 6, generators: [10], restarts: 8 }],
  ['real matrices without closure', { dimension: 6, generators: [8], restarts: 8, weights: { closure: [0] } }],
  ['complex matrices', { dimension: 4, generators: [10], restarts: 8, field: 'complex' }],
  [
    'complex matrices without closure',
    { dimension: 4, generators: [8], restarts: 8, field: 'complex', weights: { closure: [0] } },
  ],
  [
    'products of matrices',
    { dimension: 6, generators: [10], restarts: 8, parameterisation: { kind: 'deep-linear', layers: 3 } },
  ],
  [
    'products of two complex matrices',
    {
      dimension: 4,
      generators: [8],
      restarts: 4,
      field: 'complex',
      parameterisation: { kind: 'deep-linear', layers: 2 },
    },
  ],
  ['networks', { dimension: 3, generators: [3], restarts: 2, samples: 200, parameterisation: network(32, 32) }],
  [
    'networks without closure',
    {
      dimension: 3,
      generators: [4],
      restarts: 2,
      samples: 200,
      weights: { closure: [0] },
      parameterisation: network(32, 32),
    },
  ],
  [
    'networks of one layer',
    { dimension: 2, generators: [2], restarts: 3, samples: 300, parameterisation: network(32) },
  ],
])('what the memory model says of %s is what a step holds at once, within the stated factors', async (_, options) => {
  const { stack, step, signature } = exampleStack(options);
  const { state, constants } = initialTensors(stack, signature);
  const before = memory().numBytes;
  const { peakBytes } = await profile(() => ({ ...step(state, constants) }));
  const [first] = stack.trials;
  if (first === undefined) throw new TypeError('the stack has no trials');
  const { field = 'real', parameterisation = { kind: 'linear' }, samples = 100 } = options;
  const bucket = bucketOf(
    { system: { oracles: [], field, parameterisation }, data: { kind: 'normal', samples } },
    first.gridPoint,
  );
  const times = stackMemoryBytes(bucket, stack.trials.length) / (peakBytes - before);
  expect(times).toBeGreaterThan(LEAST_SHARE[parameterisationOf(parameterisation).generators]);
  expect(times).toBeLessThan(MOST_TIMES_TOO_HIGH);
});

function network(...hidden: readonly number[]): ParameterisationSpec {
  return { kind: 'non-linear', hidden, activation: 'tanh' };
}
