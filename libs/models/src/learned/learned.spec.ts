import '@tensorflow/tfjs';
import { certify, factorRows } from '@liesweep/lie';
import { setBackend, tensor2d } from '@tensorflow/tfjs-core';
import type { Dataset } from '../data/dataset.js';
import { linearRows } from '../linear-rows.js';
import { makeOracle } from '../make-oracle.js';
import { rowNoise } from '../networks/row-noise.js';
import { normalPoints, twoMoons, type LabelledPoints } from '../testing/labelled-points.js';
import { decodeLearnedFit, encodeLearnedFit } from './learned-fit-tensors.js';
import { learnedOracle } from './learned-oracle.js';
import { learnOracle } from './learn-oracle.js';

/** A float32 oracle of a few terms against float64. */
const FLOAT32_ERROR = 1e-5;

const LORENTZ = { dimension: 3, field: 'real' } as const;
const PLANE = { dimension: 2, field: 'real' } as const;
const quadratic = { kind: 'learned', model: { kind: 'quadratic' }, task: 'regression' } as const;
const classifier = {
  kind: 'learned',
  model: { kind: 'mlp', hidden: [8], activation: 'tanh' },
  task: 'classification',
} as const;

const interval = ([t = Number.NaN, x = Number.NaN, y = Number.NaN]: Float64Array): number => t * t - x * x - y * y;

/** Four fifths of the points to train with, the others held out. */
function datasetOf({ inputs, labels }: LabelledPoints): Dataset {
  const sampleCount = Math.round(0.8 * labels.length);
  const n = inputs.length / labels.length;
  return {
    sampleCount,
    heldOutCount: labels.length - sampleCount,
    samples: inputs.subarray(0, sampleCount * n),
    heldOut: inputs.subarray(sampleCount * n),
    labelCount: 1,
    labels: labels.subarray(0, sampleCount),
    heldOutLabels: labels.subarray(sampleCount),
  };
}

const points = datasetOf(normalPoints(200, 3, 1, { label: (x) => 1000 * interval(x) + 5 }));
const moons = datasetOf(twoMoons(300, 1));

/** A fit in plain JavaScript takes seconds on a busy machine. */
jest.setTimeout(60_000);

beforeAll(async () => {
  await setBackend('cpu');
});

test('a quadratic form in any units is scaled to rows of mean square 1, and certifies its group', async () => {
  const fit = await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 });
  const rows = linearRows(makeOracle(quadratic, LORENTZ, fit), points.samples, LORENTZ);
  expect(rows.data.reduce((total, entry) => total + entry * entry, 0) / rows.data.length).toBeCloseTo(1, 12);
  const factor = factorRows(rows, points.sampleCount);
  const relativeNoise = rowNoise(factor, fit.rowError);
  expect(certify({ rows, sampleCount: points.sampleCount, factor, relativeNoise }).groupDimension).toBe(3);
  expect(fit.quality.heldOut).toBeCloseTo(1, 12);
});

test('a learned form has the labels and the gradients of its matrix, times the factor', async () => {
  const fit = await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 });
  const oracle = learnedOracle(fit);
  const x = Float64Array.of(1, 2, -3);
  const label = oracle.evaluate?.(tensor2d([[...x]])).dataSync()[0] ?? Number.NaN;
  expect(label / (fit.factor * (1000 * interval(x) + 5)) - 1).toBeCloseTo(0, 5);
  [2000, -4000, 6000].forEach((slope, at) => {
    expect((oracle.gradient(x)[0]?.[at] ?? Number.NaN) / (fit.factor * slope)).toBeCloseTo(1, 10);
  });
});

test('several labels stand side by side', async () => {
  const both = { ...points, labelCount: 2 };
  const twice = (labels: Float64Array): Float64Array =>
    Float64Array.from([...labels].flatMap((label) => [label, -2 * label]));
  const fit = await learnOracle(
    quadratic,
    { ...both, labels: twice(points.labels), heldOutLabels: twice(points.heldOutLabels) },
    { shape: LORENTZ, seed: 1 },
  );
  const oracle = learnedOracle(fit);
  const [first = Number.NaN, second = Number.NaN] = oracle.evaluate?.(tensor2d([[1, 2, 3]])).dataSync() ?? [];
  expect(oracle.labelCount).toBe(2);
  expect(Math.abs(second / first + 2)).toBeLessThan(FLOAT32_ERROR);
});

test('a classifier has one label per class, and only sees the rows to train with', async () => {
  const settings = { shape: PLANE, seed: 1, steps: 150 };
  const fit = await learnOracle(classifier, moons, settings);
  expect(fit.quality).toMatchObject({ measure: 'accuracy' });
  expect(fit.quality.heldOut).toBeGreaterThan(0.8);
  expect(learnedOracle(fit).labelCount).toBe(2);
  const flipped = moons.heldOutLabels.map((label) => (label === 0 ? 1 : 0));
  const judged = learnOracle(classifier, { ...moons, heldOutLabels: flipped }, settings);
  await expect(judged).rejects.toMatchObject({
    name: 'FitDidNotConvergeError',
    quality: { train: fit.quality.train, heldOut: expect.closeTo(1 - fit.quality.heldOut, 12) as number },
  });
});

test('samples of several vectors give the oracle of the first', async () => {
  const doubled = (table: Float64Array): Float64Array =>
    Float64Array.from({ length: 2 * table.length }, (_, at) =>
      at % 6 < 3 ? (table[3 * Math.floor(at / 6) + (at % 6)] ?? Number.NaN) : 7,
    );
  const wide = { ...points, samples: doubled(points.samples), heldOut: doubled(points.heldOut) };
  const settings = { shape: LORENTZ, seed: 1 };
  expect(await learnOracle(quadratic, wide, settings)).toEqual(await learnOracle(quadratic, points, settings));
});

test('a fit comes back from its tensors, whichever model it is of', async () => {
  const fits = [
    await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 }),
    await learnOracle(classifier, moons, { shape: PLANE, seed: 1, steps: 150 }),
  ];
  for (const fit of fits) {
    expect(decodeLearnedFit(encodeLearnedFit(fit))).toEqual(fit);
    const cut = new Map([...encodeLearnedFit(fit)].filter(([name]) => name !== 'fit.factor'));
    expect(() => decodeLearnedFit(cut)).toThrow('fit.factor: expected shape [], got []');
  }
});

test('data without labels, or with classes that are none, are refused', async () => {
  await expect(learnOracle(quadratic, { ...points, labelCount: 0 }, { shape: LORENTZ, seed: 1 })).rejects.toThrow(
    'expected data with labels, got none',
  );
  await expect(learnOracle(classifier, points, { shape: LORENTZ, seed: 1 })).rejects.toThrow(
    'classes: expected whole numbers from 0',
  );
  expect(() => makeOracle(quadratic, LORENTZ)).toThrow('expected a fit of the learned oracle, got none');
});
