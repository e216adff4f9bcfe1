import '@tensorflow/tfjs';
import type { OracleSpec } from '@liesweep/sweep';
import { initialState } from './initial-state.js';
import { rowOf } from './host-state.js';
import { exampleStack, type ExampleOptions } from './testing/example-stack.js';

const whole = exampleStack({
  dimension: 3,
  generators: [1, 2, 3],
  restarts: 3,
  training: { structureConstants: 'learned' },
});

/** Axes of 1 : 100 : 10⁴: σ from 3 to 3·10⁴, and three rotations. */
const STRETCHED: OracleSpec = { kind: 'quadratic', signature: [1, 100, 1e4] };

test.each<readonly [string, Partial<ExampleOptions>]>([
  ['matrices', { parameterisation: { kind: 'linear' } }],
  ['matrices in preconditioned coordinates', { coordinates: 'preconditioned' }],
  ['products of matrices', { parameterisation: { kind: 'deep-linear', layers: 3 } }],
  ['networks', { parameterisation: { kind: 'non-linear', hidden: [4], activation: 'tanh' } }],
])('a trial starts from the same %s bit for bit however it is stacked and padded', (_, varied) => {
  const options = { dimension: 3, restarts: 3, ...varied, training: { structureConstants: 'learned' as const } };
  const stacked = exampleStack({ ...options, generators: [1, 2, 3] });
  const all = initialState(stacked.stack, stacked.signature);
  stacked.stack.trials.forEach((trial, position) => {
    const { generatorCount } = trial.gridPoint;
    const alone = exampleStack({ ...options, generators: [generatorCount] });
    const sameTrial = { ...alone.stack, trials: [trial] };
    const own = rowOf(initialState(sameTrial, alone.signature), 'generators', 0);
    const padded = rowOf(all, 'generators', position);
    expect(own).toEqual(padded.slice(0, own.length));
    expect(padded.slice(own.length).every((value) => value === 0)).toBe(true);
  });
});

test('generators start near norm² 2, with variance 2/p', () => {
  const { stack, signature } = exampleStack({ dimension: 5, generators: [10], restarts: 40 });
  const { data: values = new Float32Array() } = initialState(stack, signature).generators ?? {};
  const normSquared = values.reduce((total, value) => total + value * value, 0) / (40 * 10);
  // 400 generators of 25 entries: the mean of ‖𝒲‖² has a standard deviation of 0.03.
  expect(Math.abs(normSquared - 2)).toBeLessThan(0.12);
});

test.each<readonly [string, ExampleOptions]>([
  ['‖x‖², whose σ are middling', { dimension: 5, generators: [10], restarts: 40 }],
  ['‖x‖, whose σ are small', { dimension: 5, generators: [10], restarts: 40, oracle: { kind: 'norm' } }],
])('in preconditioned coordinates generators of %s start near norm² 1', (_, options) => {
  const { stack, signature } = exampleStack({ ...options, coordinates: 'preconditioned' });
  const { data: values = new Float32Array() } = initialState(stack, signature).generators ?? {};
  const normSquared = stack.system.generatorsOf(values).reduce((total, value) => total + value ** 2, 0) / (40 * 10);
  expect(Math.abs(normSquared - 1)).toBeLessThan(0.12);
});

test('however steep the rows, w starts at most 5/4 as far out as 𝒲 would', () => {
  const options: ExampleOptions = { dimension: 3, generators: [3], restarts: 10, oracle: STRETCHED };
  const [drawn, stretched] = (['plain', 'preconditioned'] as const).map((coordinates) => {
    const { stack, signature } = exampleStack({ ...options, coordinates });
    const { data: values = new Float32Array() } = initialState(stack, signature).generators ?? {};
    return Array.from({ length: 3 * 10 }, (_, a) => Math.hypot(...values.subarray(9 * a, 9 * a + 9)));
  });
  stretched?.forEach((length, a) => {
    expect(length / (drawn?.[a] ?? Number.NaN)).toBeLessThan(5 / 4);
  });
});

test('another seed of the sweep starts elsewhere', () => {
  const other = exampleStack({
    dimension: 3,
    generators: [1, 2, 3],
    restarts: 3,
    seed: 2,
    training: { structureConstants: 'learned' },
  });
  expect(initialState(other.stack, other.signature).generators).not.toEqual(
    initialState(whole.stack, whole.signature).generators,
  );
});
