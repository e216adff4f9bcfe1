import { normalStream, parameterCount, realDimension, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';
import { certifyFormula } from '@liesweep/verdict';
import { combineOracles, makeOracle } from '../make-oracle.js';

/** Float64 rounding of a sum of a few hundred products. */
const ROUNDING = 1e-11;

const NONE = new Float64Array();

const stream = normalStream(11);
const random = (length: number): Float64Array => Float64Array.from({ length }, () => stream());
const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, entry, k) => sum + entry * (b[k] ?? Number.NaN), 0);

describe('the cubic form on complex features', () => {
  const oracle = makeOracle({ kind: 'cubic', form: 'albert' }, { dimension: 27, field: 'complex' });
  const derivative = (z: Float64Array, along: Float64Array): readonly number[] =>
    oracle.gradient(z).map((gradient) => dot(gradient, along));

  test('is the real one on real features', () => {
    const u = random(27);
    const [re = NONE, im = NONE] = oracle.gradient(Float64Array.of(...u, ...new Float64Array(27)));
    const [real = NONE] = makeOracle({ kind: 'cubic', form: 'albert' }, { dimension: 27, field: 'real' }).gradient(u);
    expect(re.subarray(0, 27)).toEqual(real);
    expect(Math.max(...im.subarray(0, 27).map(Math.abs))).toBeLessThan(ROUNDING);
  });

  test('is holomorphic: its derivative along i dz is i times that along dz', () => {
    const [z, dz] = [random(54), random(54)];
    const [re = Number.NaN, im = Number.NaN] = derivative(z, dz);
    const rotated = Float64Array.of(...dz.subarray(27).map((entry) => -entry), ...dz.subarray(0, 27));
    const [reOfRotated = Number.NaN, imOfRotated = Number.NaN] = derivative(z, rotated);
    expect(Math.abs(reOfRotated + im)).toBeLessThan(ROUNDING);
    expect(Math.abs(imOfRotated - re)).toBeLessThan(ROUNDING);
  });
});

test.each<readonly [string, readonly OracleSpec[], GeneratorShape, number]>([
  ['compact e6', [{ kind: 'cubic', form: 'albert' }, { kind: 'norm' }], { dimension: 27, field: 'complex' }, 78],
])('the certificate of %s', (_, specs, shape, expected) => {
  const oracle = combineOracles(
    specs.map((spec) => makeOracle(spec, shape)),
    shape,
  );
  const sampleCount = Math.ceil((1.1 * parameterCount(shape)) / oracle.labelCount);
  const samples = random(sampleCount * oracle.vectorCount * realDimension(shape));
  const { vectorCount, labelCount } = oracle;
  const gradient = (x: Float64Array) => oracle.gradient(x);
  expect(certifyFormula({ shape, vectorCount, labelCount, samples, gradient }).dimension).toBe(expected);
});
