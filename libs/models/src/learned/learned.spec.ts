import '@tensorflow/tfjs';
import { setBackend } from '@tensorflow/tfjs-core';
import type { Dataset } from '../data/dataset.js';
import { makeOracle } from '../make-oracle.js';
import { normalPoints, twoMoons, type LabelledPoints } from '../testing/labelled-points.js';
import { decodeLearnedFit, encodeLearnedFit, type FitTensor } from './learned-fit-tensors.js';
import { learnedOracle } from './learned-oracle.js';
import { learnOracle } from './learn-oracle.js';

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
beforeAll(async () => {
  await setBackend('cpu');
});

test('a quadratic form in any units certifies its group, with the bound that makes it one', async () => {
  const { certificate, generators, quality } = await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 });
  expect(certificate).toMatchObject({
    groupDimension: 3,
    bound: { lower: 3, upper: 3, fittedDegree: 2, judgedDegree: 4 },
  });
  expect(generators).toHaveLength(3);
  expect(quality.heldOut).toBeCloseTo(1, 12);
});

test('a learned form has the gradients of its labels, up to one factor', async () => {
  const oracle = makeOracle(quadratic, LORENTZ, {
    fit: await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 }),
  });
  const [gradient] = oracle.gradient(Float64Array.of(1, 2, -3));
  const [first = Number.NaN, ...others] = gradient ?? [];
  expect(others.map((slope) => slope / first)).toEqual([expect.closeTo(-2, 9), expect.closeTo(3, 9)]);
});

test('labels |x| + |y| + |t| are no quadratic form: three is never certified of them', async () => {
  const l1 = datasetOf(normalPoints(400, 3, 2, { label: (x) => x.reduce((sum, entry) => sum + Math.abs(entry), 0) }));
  const { certificate } = await learnOracle(quadratic, l1, { shape: LORENTZ, seed: 1 });
  expect(certificate?.groupDimension ?? 0).toBe(0);
});

test('too few rows are refused with their number', async () => {
  const few = datasetOf(normalPoints(30, 3, 1, { label: interval }));
  await expect(learnOracle(quadratic, few, { shape: LORENTZ, seed: 1 })).rejects.toThrow(/Only 30 different rows/);
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
  const [[first] = [], [second] = []] = learnedOracle(fit).gradient(Float64Array.of(1, 2, 3));
  expect((second ?? NaN) / (first ?? NaN)).toBeLessThan(0);
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
    { oracle: quadratic, shape: LORENTZ, fit: await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 }) },
    {
      oracle: classifier,
      shape: PLANE,
      fit: await learnOracle(classifier, moons, { shape: PLANE, seed: 1, steps: 150 }),
    },
  ];
  for (const { fit, ...asked } of fits) {
    const { tensors, metadata } = encodeLearnedFit(fit);
    expect(decodeLearnedFit({ tensors, metadata }, asked)).toEqual(fit);
    const cut = new Map([...tensors].filter(([name]) => name !== 'fit.generators'));
    expect(() => decodeLearnedFit({ tensors: cut, metadata }, asked)).toThrow(
      'fit.generators: expected shape [0,0], got []',
    );
  }
});

test('a fit of another model, of other features, or with a number that is none, is refused', async () => {
  const form = encodeLearnedFit(await learnOracle(quadratic, points, { shape: LORENTZ, seed: 1 }));
  const net = encodeLearnedFit(await learnOracle(classifier, moons, { shape: PLANE, seed: 1, steps: 150 }));
  const wide = { ...classifier, model: { ...classifier.model, hidden: [9] } } as const;
  const soft = { ...classifier, model: { ...classifier.model, activation: 'softplus' } } as const;
  const refusals = [
    () => decodeLearnedFit(net, { oracle: quadratic, shape: PLANE }),
    () => decodeLearnedFit(form, { oracle: classifier, shape: LORENTZ }),
    () => decodeLearnedFit(form, { oracle: quadratic, shape: PLANE }),
    () => decodeLearnedFit(net, { oracle: classifier, shape: LORENTZ }),
    () => decodeLearnedFit(net, { oracle: wide, shape: PLANE }),
    () => decodeLearnedFit(net, { oracle: soft, shape: PLANE }),
  ];
  for (const refusal of refusals) expect(refusal).toThrow(/expected/);
  for (const { tensors, metadata, asked } of [
    { ...form, asked: { oracle: quadratic, shape: LORENTZ } },
    { ...net, asked: { oracle: classifier, shape: PLANE } },
  ]) {
    for (const [name, tensor] of tensors) {
      if (tensor.data.length === 0) continue;
      const spoilt = new Map(tensors).set(name, { ...tensor, data: tensor.data.map(() => Number.NaN) } as FitTensor);
      expect(() => decodeLearnedFit({ tensors: spoilt, metadata }, asked)).toThrow(/expected/);
    }
    expect(() => decodeLearnedFit({ tensors, metadata: { certificate: '{}' } }, asked)).toThrow();
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
