import { normalStream } from '@liesweep/sweep';
import type { Oracle } from '../oracle.js';
import { networkOracle } from '../networks/network-oracle.js';
import { evaluate64 } from '../networks/evaluate64.js';
import type { Layer, Network } from '../networks/network.js';
import { unstandardised } from '../networks/standardise.js';
import { integrateFlow, type VectorField } from './integrate-flow.js';
import { nullField } from '../testing/null-field.js';

/** The fourth power holds up to the next order of the step. */
const ORDER_ERROR = 0.5;

const rotation: VectorField = ([x = Number.NaN, y = Number.NaN]) => Float64Array.of(-y, x);
const pendulum: VectorField = ([x = Number.NaN, y = Number.NaN]) => Float64Array.of(y, -Math.sin(x));

const end = (field: VectorField, length: number, step: number): Float64Array =>
  integrateFlow(field, Float64Array.of(1, 0.5), { length, step }).points.at(-1) ?? new Float64Array();

const distance = (a: Float64Array, b: Float64Array): number =>
  Math.hypot(...a.map((value, at) => value - (b[at] ?? Number.NaN)));

describe('a flow', () => {
  test('of a rotation comes back after 2π', () => {
    expect(distance(end(rotation, 2 * Math.PI, 0.01), Float64Array.of(1, 0.5))).toBeLessThan(1e-9);
  });

  test.each([
    ['a rotation', rotation],
    ['a pendulum', pendulum],
  ])('of %s has an error that falls 16 times when the step halves', (_, field) => {
    const exact = end(field, 2, 1e-3);
    const ratio = distance(end(field, 2, 0.1), exact) / distance(end(field, 2, 0.05), exact);
    expect(Math.abs(Math.log2(ratio) - 4)).toBeLessThan(ORDER_ERROR);
  });

  test('backwards undoes the flow forwards', () => {
    const there = end(pendulum, 1.5, 0.01);
    const back = integrateFlow(pendulum, there, { length: -1.5, step: 0.01 });
    expect(distance(back.points.at(-1) ?? there, Float64Array.of(1, 0.5))).toBeLessThan(1e-8);
    expect(back.step).toBeCloseTo(-0.01, 12);
  });

  test('takes a step that divides the length, and says which', () => {
    const { points, step } = integrateFlow(rotation, Float64Array.of(1, 0), { length: 1, step: 0.3 });
    expect([points.length, step]).toEqual([5, 0.25]);
    expect(integrateFlow(rotation, Float64Array.of(1, 0), { length: 0, step: 0.3 }).points).toHaveLength(1);
  });

  test('that leaves the finite numbers is refused', () => {
    const explosive: VectorField = ([x = Number.NaN]) => Float64Array.of(x ** 9);
    expect(() => integrateFlow(explosive, Float64Array.of(10), { length: 1, step: 0.1 })).toThrow(
      'the path is not finite',
    );
    expect(() => integrateFlow(rotation, Float64Array.of(1, 0), { length: 1, step: 0 })).toThrow('a step above 0');
  });
});

describe('the null field', () => {
  const norm: Oracle = { labelCount: 1, vectorCount: 1, gradient: (x) => [x.map((value) => value / Math.hypot(...x))] };

  test('of the norm is tangential, with the constant direction projected', () => {
    const velocity = nullField(norm, Float64Array.of(1, 0, 0))(Float64Array.of(3, 4, 0));
    [16 / 25, -12 / 25, 0].forEach((expected, at) => {
      expect(velocity[at]).toBeCloseTo(expected, 12);
    });
  });

  test('of a network keeps its labels along the flow', () => {
    const normal = normalStream(11);
    const layer = (inputCount: number, outputCount: number, activation: Layer['activation']): Layer => ({
      inputCount,
      outputCount,
      activation,
      weights: Float32Array.from({ length: inputCount * outputCount }, () => normal() / Math.sqrt(inputCount)),
      bias: new Float32Array(outputCount),
    });
    const network: Network = {
      layers: [layer(8, 12, 'tanh'), layer(12, 3, 'identity')],
      input: unstandardised(8),
      output: unstandardised(3),
    };
    const start = Float64Array.from({ length: 8 }, () => normal());
    const field = nullField(
      networkOracle(network),
      Float64Array.from({ length: 8 }, () => normal()),
    );
    const { points } = integrateFlow(field, start, { length: 1, step: 0.02 });
    const last = points.at(-1) ?? start;
    expect(distance(last, start)).toBeGreaterThan(1);
    expect(distance(evaluate64(network, last), evaluate64(network, start))).toBeLessThan(1e-6);
  });
});
