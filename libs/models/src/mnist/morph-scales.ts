import { uniformStream } from '@liesweep/sweep';
import { evaluate64 } from '../networks/evaluate64.js';
import { inputCountOf, outputCountOf, type Network } from '../networks/network.js';
import { standardise } from '../networks/standardise.js';
import { PIXEL_COUNT, type Digits } from './mnist-digits.js';
import { distance } from './morph-digit.js';

/** Pairs of digits over which their distance is averaged; its error is then about 1 %. */
const PAIR_COUNT = 500;

/**
 * The mean distance ‖a − b‖ of two random images of one class: what a change of an image is measured by.
 *
 * @throws RangeError when the class has fewer than two images
 */
export function meanClassDistance({ images, labels }: Digits, digit: number, seed: number): number {
  const members = Array.from(labels.keys()).filter((at) => labels[at] === digit);
  if (members.length < 2)
    throw new RangeError(`digit ${String(digit)}: expected at least two images, got ${String(members.length)}`);
  const uniform = uniformStream(seed);
  const image = (at: number): Float32Array =>
    images.subarray((members[at] ?? 0) * PIXEL_COUNT, ((members[at] ?? 0) + 1) * PIXEL_COUNT);
  let total = 0;
  for (let pair = 0; pair < PAIR_COUNT; pair += 1) {
    const first = Math.floor(uniform() * members.length);
    const other = (first + 1 + Math.floor(uniform() * (members.length - 1))) % members.length;
    total += distance(image(first), image(other));
  }
  return total / PAIR_COUNT;
}

/**
 * The standard deviation of a logit over samples, averaged over the classes: what a change of a logit is measured by.
 *
 * @param latents row-major [m, d]
 */
export function logitSpread(classifier: Network, latents: Float64Array): number {
  const d = inputCountOf(classifier);
  const logits = Array.from({ length: latents.length / d }, (_, at) => [
    ...evaluate64(classifier, latents.subarray(at * d, (at + 1) * d)),
  ]);
  const { scale } = standardise(logits.flat(), outputCountOf(classifier));
  return scale.reduce((total, value) => total + value, 0) / scale.length;
}
