import { evaluateTable } from '../networks/evaluate-table.js';
import { outputCountOf, type Network, type Standardisation } from '../networks/network.js';
import { standardise } from '../networks/standardise.js';

/** Images as points of a latent space, the way back, and the classifier on it that is the oracle. */
export interface LatentSpace {
  /** [m, 784] → [m, d]; over the images it was fitted to each coordinate has mean 0 and standard deviation 1. */
  readonly encoder: Network;
  /** [m, d] → [m, 784], values in (0, 1). */
  readonly decoder: Network;
  /** [m, d] → [m, 10], the logits. */
  readonly classifier: Network;
}

/**
 * Moves and stretches the latent coordinates so that each has mean 0 and standard deviation 1 over the images: then a
 * step of one is as large in every direction. What is decoded and classified stays the same.
 *
 * @param images row-major [m, 784]
 */
export function standardiseLatents({ encoder, decoder, classifier }: LatentSpace, images: Float32Array): LatentSpace {
  const { mean, scale } = standardise(evaluateTable(encoder, images), outputCountOf(encoder));
  const latents: Standardisation = {
    mean: mean.map((value, at) => -value / (scale[at] ?? Number.NaN)),
    scale: scale.map((value) => 1 / value),
  };
  return {
    encoder: { ...encoder, output: latents },
    decoder: { ...decoder, input: latents },
    classifier: { ...classifier, input: latents },
  };
}
