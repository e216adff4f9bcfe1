import { normalStream, realDimension, type GeneratorShape } from '@liesweep/sweep';
import { certifyGradients } from './certify-gradients.js';
import type { FormulaVerdict } from './certify-formula.js';

const FLOAT32 = 2 ** -24;
const ROWS = 200;

interface Given {
  readonly shape?: GeneratorShape;
  readonly slope?: (entry: number, feature: number) => number;
  /** Of the gradients, relative to their root mean square. */
  readonly noise?: number;
  readonly gradientPrecision?: number;
}

/** Gradients of Σ x_j², or of another sum over features, rounded to float32. */
function certify({
  shape = { dimension: 3, field: 'real' },
  slope = (x) => 2 * x,
  noise = 0,
  gradientPrecision = FLOAT32,
}: Given): FormulaVerdict {
  const normal = normalStream(31);
  const r = realDimension(shape);
  const samples = Float64Array.from({ length: ROWS * r }, () => normal());
  const gradients = samples.map((entry, at) => Math.fround(slope(entry, at % r) + 2 * noise * normal()));
  return certifyGradients({ ...{ shape, vectorCount: 1, labelCount: 1, samples, gradients, gradientPrecision } });
}

test.each<readonly [string, Given, number]>([
  ['r² in R³ is 3', {}, 3],
  ['r² in C² is that of u(2), 4', { shape: { dimension: 2, field: 'complex' } }, 4],
  ['x² + y² − z² is 3', { slope: (x, feature) => (feature === 2 ? -2 * x : 2 * x) }, 3],
  ['Σ |x_j|, which nothing keeps, is 0', { slope: (x) => Math.sign(x) }, 0],
])(
  'the dimension of float32 gradients of %s, and the reason says that they are taken as given',
  (_, given, dimension) => {
    const verdict = certify(given);
    expect([verdict.dimension, verdict.generators.length]).toEqual([dimension, dimension]);
    expect(verdict.reason).toContain('The gradients are taken as given');
  },
);

test.each([1e-4, 0.01, 0.05])(
  'gradients with an error of %d certify nothing, and the reason lists their defects',
  (noise) => {
    const verdict = certify({ noise });
    expect(verdict).toMatchObject({ dimension: null, refusal: 'no-gap', generators: [] });
    expect(verdict.reason).toMatch(/^No clear gap\. Relative defects are (\S+, ){8}\S+: so well one direction/);
    // The staircase shows three directions that are kept but for the noise.
    expect(verdict.defects[2]).toBeLessThan(3 * noise);
    expect(verdict.defects[3]).toBeGreaterThan(0.3);
  },
);

test('a network that has one symmetry built in and two that it learned is not certified as having one', () => {
  const verdict = certify({ slope: (x, feature) => (feature === 2 ? 2 * x + 0.05 * x ** 3 : 2 * x) });
  expect(verdict).toMatchObject({ dimension: null, refusal: 'no-gap' });
  expect(verdict.defects[0]).toBeLessThan(1e-6);
  expect(verdict.defects[1]).toBeGreaterThan(0.01);
  expect(verdict.defects[2]).toBeLessThan(0.1);
});

test('rounding to float32 is an error where the gradients claim to be float64', () => {
  expect(certify({ gradientPrecision: 2 ** -52 }).dimension).toBeNull();
});

test('gradients that are zero everywhere are refused as those of a constant', () => {
  expect(certify({ slope: () => 0 })).toMatchObject({ dimension: null, refusal: 'constant' });
});
