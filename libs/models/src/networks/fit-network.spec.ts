import '@tensorflow/tfjs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { normalPoints, twoMoons } from '../testing/labelled-points.js';
import { fitNetwork, type NetworkFit } from './fit-network.js';
import { FitDidNotConvergeError } from './fit-quality.js';

const moons: NetworkFit = {
  ...twoMoons(400, 1),
  inputCount: 2,
  task: { kind: 'classification', classCount: 2 },
  hidden: [16],
  activation: 'tanh',
  seed: 1,
  steps: 200,
  batchSize: 64,
  learningRate: 0.03,
};

const radial: NetworkFit = {
  ...normalPoints(400, 2, 2, { label: (x) => x.reduce((total, value) => total + value * value, 0) }),
  inputCount: 2,
  task: { kind: 'regression', labelCount: 1 },
  hidden: [16],
  seed: 2,
  steps: 600,
  batchSize: 64,
  learningRate: 0.03,
};

/** A fit in plain JavaScript takes seconds on a busy machine. */
beforeAll(async () => {
  await setBackend('cpu');
});

test('a classifier tells two moons apart', async () => {
  const { quality } = await fitNetwork(moons);
  expect(quality.measure).toBe('accuracy');
  expect(quality.heldOut).toBeGreaterThan(0.95);
  expect(quality.train).toBeGreaterThan(0.95);
});

test('a regressor gives ‖x‖²', async () => {
  const { quality } = await fitNetwork(radial);
  expect(quality.measure).toBe('R²');
  expect(quality.heldOut).toBeGreaterThan(0.95);
});

test('the same request gives the same network, another seed another', async () => {
  const short = { ...radial, steps: 20, acceptAbove: -1 };
  const { network } = await fitNetwork(short);
  expect((await fitNetwork(short)).network).toEqual(network);
  expect((await fitNetwork({ ...short, seed: 3 })).network.layers[0]?.weights).not.toEqual(network.layers[0]?.weights);
});

test('a fit leaves no tensor behind, also when it ends early', async () => {
  await fitNetwork({ ...radial, steps: 2, acceptAbove: -10 });
  const before = memory().numTensors;
  await fitNetwork({ ...radial, steps: 5, acceptAbove: -10 });
  expect(memory().numTensors).toBe(before);
  const stop = (): never => {
    throw new RangeError('stop');
  };
  await expect(fitNetwork({ ...radial, onProgress: stop })).rejects.toThrow('stop');
  expect(memory().numTensors).toBe(before);
});

test('labels that the features do not tell are refused, with the quality that was reached', async () => {
  const shuffled = { ...moons, labels: Float64Array.from(moons.labels, (_, at) => Math.floor(at / 2) % 2), steps: 50 };
  const refusal = await fitNetwork(shuffled).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FitDidNotConvergeError);
  expect(refusal).toMatchObject({ name: 'FitDidNotConvergeError', quality: { measure: 'accuracy' }, acceptAbove: 0.8 });
  expect(String(refusal)).toMatch(/reaches accuracy 0\.\d+ on held-out rows .*: expected at least 0\.8/);
});

test('a label that is not a number is refused, not averaged', async () => {
  const broken = {
    ...radial,
    labels: Float64Array.from(radial.labels, (label, at) => (at === 7 ? Number.NaN : label)),
    steps: 5,
  };
  await expect(fitNetwork(broken)).rejects.toThrow(FitDidNotConvergeError);
});
