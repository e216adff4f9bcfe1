import '@tensorflow/tfjs';
import { evaluateField, fieldNetwork } from '@liesweep/models';
import { normalStream, type ParameterisationSpec } from '@liesweep/sweep';
import type { StackSystem } from '../index.js';
import { exampleStack } from '../testing/example-stack.js';

const DIMENSION = 4;

const normal = normalStream(4);
const average = (count: number, value: () => number): number =>
  Array.from({ length: count }, value).reduce((sum, one) => sum + one / count, 0);

function systemOf(parameterisation: ParameterisationSpec): StackSystem {
  return exampleStack({ dimension: DIMENSION, generators: [1], restarts: 1, samples: 8, parameterisation }).stack
    .system;
}

function draw({ parameters: { count, means, spreads } }: StackSystem): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => (means[at] ?? NaN) + (spreads[at] ?? NaN) * normal());
}

test.each<readonly [string, ParameterisationSpec, number]>([
  ['a matrix', { kind: 'linear' }, 0],
  ['the product of 2 layers', { kind: 'deep-linear', layers: 2 }, 1],
  ['the product of 5 layers', { kind: 'deep-linear', layers: 5 }, 4],
])('%s starts with a squared norm near 2', (_, parameterisation, laterLayers) => {
  const system = systemOf(parameterisation);
  const normSquared = average(400, () =>
    system.generatorsOf(draw(system)).reduce((sum, entry) => sum + entry * entry, 0),
  );
  // The standard deviation of the mean is 0.05; every later layer adds n · 0.1² of it.
  expect(Math.abs(normSquared - 2 * 1.04 ** laterLayers)).toBeLessThan(0.25);
});

test.each(['tanh', 'softplus', 'relu'] as const)(
  'a network of %s starts with a squared norm of the order of 2',
  (activation) => {
    const spec = { kind: 'non-linear', hidden: [32, 32], activation } as const;
    const [network, system] = [fieldNetwork(DIMENSION, spec), systemOf(spec)];
    const normSquared = average(60, () => {
      const parameters = draw(system);
      return average(10, () =>
        evaluateField(parameters, network, Float64Array.from({ length: DIMENSION }, normal)).reduce(
          (sum, v) => sum + v * v,
          0,
        ),
      );
    });
    expect(normSquared).toBeGreaterThan(0.2);
    expect(normSquared).toBeLessThan(8);
  },
);
