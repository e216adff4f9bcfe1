import { ShapeMismatchError } from '@liesweep/sweep';
import type { Dataset } from '../data/dataset.js';
import type { FitTensor } from '../learned/learned-fit-tensors.js';
import { inputCountOf, outputCountOf, type Network } from '../networks/network.js';
import { decodeNetwork, encodeNetwork } from '../networks/network-tensors.js';
import type { FitQuality } from '../networks/fit-quality.js';
import type { FittedLatentSpace } from './fit-latent-space.js';
import { latentDataset } from './latent-dataset.js';
import type { LatentSpace } from './latent-space.js';
import { DIGIT_COUNT, PIXEL_COUNT, type Digits } from './mnist-digits.js';
import { meanClassDistance } from './morph-scales.js';

/** The digits in their latent space: all that a sweep over them needs, without an image. */
export interface LatentDigits {
  readonly space: LatentSpace;
  /** Of the classifier that shaped the space. */
  readonly quality: FitQuality;
  /** R² of the decoded images on held-out digits. */
  readonly reconstruction: number;
  /** For each class the mean distance ‖a − b‖ of two random images. */
  readonly classDistances: Float64Array;
  readonly dataset: Dataset;
}

const PARTS = ['encoder', 'decoder', 'classifier'] as const;

/** The digits in a latent space that was fitted to them. @param seed of the pairs whose distances are averaged */
export function latentDigits(fitted: FittedLatentSpace, digits: Digits, seed: number): LatentDigits {
  const { encoder, decoder, classifier, quality, reconstruction } = fitted;
  return {
    ...{ quality, reconstruction },
    space: { encoder, decoder, classifier },
    classDistances: Float64Array.from({ length: DIGIT_COUNT }, (_, digit) => meanClassDistance(digits, digit, seed)),
    dataset: latentDataset(fitted, digits),
  };
}

/**
 * The digits in a latent space as named tensors, to be stored: the tensors of the three networks after `encoder.`,
 * `decoder.` and `classifier.`; `samples`, `labels`, `heldOut`, `heldOutLabels`; `classDistances` [10]; `quality`
 * (accuracy on digits that were trained with, on held-out ones, and R² of held-out images).
 */
export function encodeLatentDigits(latent: LatentDigits): Map<string, FitTensor> {
  const { space, quality, reconstruction, classDistances, dataset } = latent;
  const rows = (data: Float64Array, count: number): FitTensor => ({
    ...{ dtype: 'F64', data },
    shape: [count, data.length / count],
  });
  return new Map<string, FitTensor>([
    ...PARTS.flatMap((part) =>
      [...encodeNetwork(space[part])].map(([name, tensor]) => [`${part}.${name}`, tensor] as const),
    ),
    ['samples', rows(dataset.samples, dataset.sampleCount)],
    ['labels', rows(dataset.labels, dataset.sampleCount)],
    ['heldOut', rows(dataset.heldOut, dataset.heldOutCount)],
    ['heldOutLabels', rows(dataset.heldOutLabels, dataset.heldOutCount)],
    ['classDistances', { dtype: 'F64', shape: [DIGIT_COUNT], data: classDistances }],
    ['quality', { dtype: 'F64', shape: [3], data: Float64Array.of(quality.train, quality.heldOut, reconstruction) }],
  ]);
}

/** Tensors as they come out of a file. */
type StoredTensors = Parameters<typeof decodeNetwork>[0];

/**
 * What `encodeLatentDigits` wrote down.
 *
 * @param dimension of the latent space that it is to be
 * @throws ShapeMismatchError when a tensor is missing or does not fit the others
 * @throws RangeError when a number is not finite
 */
export function decodeLatentDigits(tensors: StoredTensors, dimension: number): LatentDigits {
  const network = (part: (typeof PARTS)[number]): Network =>
    decodeNetwork(
      new Map(
        [...tensors].flatMap(([name, tensor]) => {
          return name.startsWith(`${part}.`) ? [[name.slice(part.length + 1), tensor] as const] : [];
        }),
      ),
    );
  const space: LatentSpace = {
    encoder: network('encoder'),
    decoder: network('decoder'),
    classifier: network('classifier'),
  };
  const d = dimension;
  const widths = [inputCountOf(space.encoder), outputCountOf(space.encoder), inputCountOf(space.decoder)];
  const expected = [PIXEL_COUNT, d, d, PIXEL_COUNT, d, DIGIT_COUNT];
  const actual = [
    ...widths,
    outputCountOf(space.decoder),
    inputCountOf(space.classifier),
    outputCountOf(space.classifier),
  ];
  if (actual.join() !== expected.join()) throw new ShapeMismatchError('widths of the networks', expected, actual);
  const finite = (name: string, data: ArrayLike<number>): Float64Array => {
    const numbers = Float64Array.from(data);
    if (numbers.every((each) => Number.isFinite(each))) return numbers;
    throw new RangeError(`${name}: expected finite numbers`);
  };
  const table = (name: string, columns: number): Float64Array => {
    const found = tensors.get(name);
    const rows = found?.shape[0] ?? 0;
    if (found?.shape.join() !== `${String(rows)},${String(columns)}`)
      throw new ShapeMismatchError(name, [rows, columns], found?.shape ?? []);
    return finite(name, found.data);
  };
  const list = (name: string, count: number): Float64Array => {
    const found = tensors.get(name);
    if (found?.data.length !== count) throw new ShapeMismatchError(name, [count], found?.shape ?? []);
    return finite(name, found.data);
  };
  const [train = Number.NaN, heldOutQuality = Number.NaN, reconstruction = Number.NaN] = list('quality', 3);
  const [samples, heldOut] = [table('samples', d), table('heldOut', d)];
  const [labels, heldOutLabels] = [table('labels', 1), table('heldOutLabels', 1)];
  if (labels.length * d !== samples.length)
    throw new ShapeMismatchError('labels', [samples.length / d, 1], [labels.length, 1]);
  if (heldOutLabels.length * d !== heldOut.length)
    throw new ShapeMismatchError('heldOutLabels', [heldOut.length / d, 1], [heldOutLabels.length, 1]);
  return {
    ...{ space, reconstruction },
    quality: { measure: 'accuracy', train, heldOut: heldOutQuality },
    classDistances: list('classDistances', DIGIT_COUNT),
    dataset: {
      ...{ sampleCount: samples.length / d, heldOutCount: heldOut.length / d, samples, heldOut, labelCount: 1 },
      ...{ labels, heldOutLabels },
    },
  };
}
