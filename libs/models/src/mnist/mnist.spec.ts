import '@tensorflow/tfjs';
import { setBackend } from '@tensorflow/tfjs-core';
import { normalStream } from '@liesweep/sweep';
import { nullField } from '../testing/null-field.js';
import { evaluateTable } from '../networks/evaluate-table.js';
import { evaluate64 } from '../networks/evaluate64.js';
import { networkOracle } from '../networks/network-oracle.js';
import { standardise } from '../networks/standardise.js';
import { distortImages } from './distort-images.js';
import { fitLatentSpace, type FittedLatentSpace, type LatentSpaceFit } from './fit-latent-space.js';
import { latentDataset } from './latent-dataset.js';
import { decodeLatentDigits, encodeLatentDigits, latentDigits } from './latent-space-tensors.js';
import { IMAGE_SIDE, mnistDigits, PIXEL_COUNT, type DigitFile } from './mnist-digits.js';
import { distance, morphDigit } from './morph-digit.js';
import { logitSpread, meanClassDistance } from './morph-scales.js';

/** Real digits, a few of each so that a fit takes seconds. */
const PER_DIGIT = 40;
const LATENTS = 6;

async function digitFile(digit: number, count: number): Promise<DigitFile> {
  const { default: file } = (await import(`mnist/src/digits/${String(digit)}.json`)) as { default: DigitFile };
  return { data: file.data.slice(0, count * PIXEL_COUNT) };
}

const files = Promise.all(Array.from({ length: 10 }, (_, digit) => digitFile(digit, PER_DIGIT)));
const quick: LatentSpaceFit = {
  seed: 1,
  latentCount: LATENTS,
  hidden: [20],
  steps: 100,
  batchSize: 40,
  learningRate: 0.01,
  acceptAbove: 0.6,
};
let space: FittedLatentSpace;

/** A fit in plain JavaScript takes seconds on a busy machine. */
beforeAll(async () => {
  await setBackend('cpu');
  space = await fitLatentSpace(mnistDigits(await files), quick);
});

describe('the digits', () => {
  test('have whole images in [0, 1] and the label of their file', async () => {
    const { count, images, labels } = mnistDigits(await files);
    expect([count, images.length, labels.length]).toEqual([
      10 * PER_DIGIT,
      10 * PER_DIGIT * PIXEL_COUNT,
      10 * PER_DIGIT,
    ]);
    expect(images.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect([labels[0], labels[PER_DIGIT - 1], labels[PER_DIGIT], labels.at(-1)]).toEqual([0, 0, 1, 9]);
  });

  test('are refused where a file is missing or cut off', async () => {
    const all = await files;
    expect(() => mnistDigits(all.slice(1))).toThrow('digit files: expected shape [10], got [9]');
    expect(() => mnistDigits([{ data: [0, 1, 0] }, ...all.slice(1)])).toThrow(
      'images of the digit 0: expected shape [1,784], got [3]',
    );
  });

  test('keep their ink and the middle of it, roughly, when they are distorted', async () => {
    const { images } = mnistDigits(await files);
    const ink = (image: Float32Array): number => image.reduce((total, value) => total + value, 0);
    const height = (image: Float32Array): number =>
      image.reduce((total, value, at) => total + value * Math.floor(at / IMAGE_SIDE), 0) / ink(image);
    const distorted = distortImages(images, normalStream(1));
    expect(distorted.every((value) => value >= 0 && value <= 1 + 1e-6)).toBe(true);
    const [mean, moved] = [images, distorted].map((table) => ink(table) / images.length);
    expect(Math.abs((moved ?? Number.NaN) / (mean ?? Number.NaN) - 1)).toBeLessThan(0.05);
    const shift = Array.from({ length: 100 }, (_, at) => {
      const range = [at * PIXEL_COUNT, (at + 1) * PIXEL_COUNT] as const;
      return height(distorted.subarray(...range)) - height(images.subarray(...range));
    });
    const spread = Math.sqrt(shift.reduce((total, value) => total + value * value, 0) / shift.length);
    expect(spread).toBeGreaterThan(0.5);
    expect(spread).toBeLessThan(2);
  });
});

describe('a latent space', () => {
  test('tells most of a few digits apart, and draws them better than their mean would', () => {
    expect(space.quality.heldOut).toBeGreaterThan(0.6);
    expect(space.reconstruction).toBeGreaterThan(0);
  });

  test('has coordinates of mean 0 and standard deviation 1', async () => {
    const latents = evaluateTable(space.encoder, mnistDigits(await files).images);
    const { mean, scale } = standardise(latents, LATENTS);
    mean.forEach((value) => {
      expect(Math.abs(value)).toBeLessThan(1e-4);
    });
    scale.forEach((value) => {
      expect(Math.abs(value - 1)).toBeLessThan(1e-4);
    });
  });

  test('is the same from the same seed', async () => {
    const short = { ...quick, steps: 3, acceptAbove: 0 };
    const digits = mnistDigits(await files);
    expect(await fitLatentSpace(digits, short)).toEqual(await fitLatentSpace(digits, short));
  });

  test('that does not tell the digits apart is refused', async () => {
    const digits = mnistDigits(await files);
    await expect(fitLatentSpace(digits, { ...quick, steps: 1, acceptAbove: 0.96 })).rejects.toMatchObject({
      name: 'FitDidNotConvergeError',
    });
  });
});

test('as a dataset the digits lie in their latent space, those held out apart', async () => {
  const digits = mnistDigits(await files);
  const dataset = latentDataset(space, digits);
  expect([dataset.sampleCount + dataset.heldOutCount, dataset.heldOutCount]).toEqual([
    digits.count,
    Math.round(0.15 * digits.count),
  ]);
  expect([dataset.samples.length, dataset.heldOut.length]).toEqual([
    dataset.sampleCount * LATENTS,
    dataset.heldOutCount * LATENTS,
  ]);
  const [row = 0] = space.split.heldOut;
  expect(dataset.heldOutLabels[0]).toBe(digits.labels[row]);
  const image = digits.images.subarray(row * PIXEL_COUNT, (row + 1) * PIXEL_COUNT);
  evaluateTable(space.encoder, image).forEach((value, at) => {
    expect(Math.abs(value - (dataset.heldOut[at] ?? Number.NaN))).toBeLessThan(1e-4);
  });
});

test('written down as tensors and read again, the digits in their latent space are the same', async () => {
  const latent = latentDigits(space, mnistDigits(await files), 1);
  expect(decodeLatentDigits(encodeLatentDigits(latent), LATENTS)).toEqual(latent);
  expect(() => decodeLatentDigits(encodeLatentDigits(latent), LATENTS + 1)).toThrow('widths of the networks');
  const tensors = encodeLatentDigits(latent);
  tensors.delete('heldOut');
  expect(() => decodeLatentDigits(tensors, LATENTS)).toThrow(`heldOut: expected shape [0,${String(LATENTS)}], got []`);
});

describe('a morph', () => {
  test('along a null field of some logits keeps those, changes the image, and has the original in the middle', async () => {
    const digits = mnistDigits(await files);
    const start = Float64Array.from(evaluateTable(space.encoder, digits.images.subarray(0, PIXEL_COUNT)));
    // Ten logits leave no direction in six coordinates; the first three leave three.
    const all = networkOracle(space.classifier);
    const some = { ...all, labelCount: 3, gradient: (x: Float64Array) => all.gradient(x).slice(0, 3) };
    const normal = normalStream(4);
    const field = nullField(
      some,
      Float64Array.from({ length: LATENTS }, () => normal()),
    );
    const morph = morphDigit({ space, field, start, length: 0.6, step: 0.05 });
    expect(morph.frames.map(({ at }) => Number(at.toFixed(3)))).toEqual([-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]);
    expect(morph.frames[3]?.latent).toEqual(start);
    expect(morph.step).toBeCloseTo(0.05, 12);
    expect(morph.imageChange).toBeGreaterThan(0);
    const kept = evaluate64(space.classifier, start).slice(0, 3);
    for (const { logits } of morph.frames) {
      expect(distance(Float32Array.from(logits.slice(0, 3)), Float32Array.from(kept))).toBeLessThan(1e-4);
    }
  });

  test('along a field that stands still changes nothing', async () => {
    const start = Float64Array.from(
      evaluateTable(space.encoder, mnistDigits(await files).images.subarray(0, PIXEL_COUNT)),
    );
    const still = morphDigit({ space, field: (x) => x.map(() => 0), start, length: 1, step: 0.5 });
    expect(still).toMatchObject({ keepsLabel: true, logitChange: 0, imageChange: 0 });
  });

  test('towards other digits is seen to lose its label', async () => {
    const digits = mnistDigits(await files);
    const latent = (at: number): Float64Array =>
      Float64Array.from(evaluateTable(space.encoder, digits.images.subarray(at * PIXEL_COUNT, (at + 1) * PIXEL_COUNT)));
    const [zero, one] = [latent(0), latent(PER_DIGIT)];
    const field = (): Float64Array => one.map((value, at) => value - (zero[at] ?? Number.NaN));
    const morph = morphDigit({ space, field, start: zero, length: 1, step: 0.1 });
    expect(morph.keepsLabel).toBe(false);
    expect(morph.logitChange).toBeGreaterThan(logitSpread(space.classifier, latentDataset(space, digits).samples));
  });
});

describe('what a morph is measured by', () => {
  test('is the distance of two different digits of a class', async () => {
    const digits = mnistDigits(await files);
    expect(meanClassDistance(digits, 0, 1)).toBeGreaterThan(meanClassDistance(digits, 1, 1));
    const two = {
      count: 2,
      images: Float32Array.from({ length: 2 * PIXEL_COUNT }, (_, at) => (at === 0 ? 1 : 0)),
      labels: Int32Array.of(5, 5),
    };
    expect(meanClassDistance(two, 5, 1)).toBe(1);
    expect(() => meanClassDistance(two, 4, 1)).toThrow('at least two images');
  });
});
