import { normalStream } from '@liesweep/sweep';
import { add, dispose, mul, tensor2d, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { batchesOf, rowsOf } from '../networks/batches.js';
import { applyLayers } from '../networks/evaluate-network.js';
import { evaluateTable } from '../networks/evaluate-table.js';
import { crossEntropy, meanSquaredError } from '../networks/fit-losses.js';
import { accuracyOf, pooledDetermination, requireConverged, type FitQuality } from '../networks/fit-quality.js';
import { initialLayers, layersOf } from '../networks/initial-layers.js';
import { minimise, type FitProgress } from '../networks/minimise.js';
import type { Activation, Network } from '../networks/network.js';
import { splitRows, type Split } from '../networks/split-rows.js';
import { unstandardised } from '../networks/standardise.js';
import { distortImages } from './distort-images.js';
import { standardiseLatents, type LatentSpace } from './latent-space.js';
import { DIGIT_COUNT, PIXEL_COUNT, type Digits } from './mnist-digits.js';

/** How a latent space is fitted. */
export interface LatentSpaceFit {
  /** Decides the start, the split, the order of the batches and the distortions. */
  readonly seed: number;
  /** Latent coordinates; default 16. */
  readonly latentCount?: number;
  /** Units of the encoder's hidden layers, and backwards of the decoder's; default 256 and 128. */
  readonly hidden?: readonly number[];
  /** Default 6000. */
  readonly steps?: number;
  /** Default 128. */
  readonly batchSize?: number;
  /** Default 2e-3. */
  readonly learningRate?: number;
  /** Share of the digits that only judge; default 0.15. */
  readonly heldOutShare?: number;
  /** The least accuracy on held-out digits; default 0.96. */
  readonly acceptAbove?: number;
  readonly onProgress?: (progress: FitProgress) => void;
}

/** A latent space, and how well it serves. */
export interface FittedLatentSpace extends LatentSpace {
  /** Accuracy of the classifier. */
  readonly quality: FitQuality;
  /** R² of the decoded images on held-out digits, over all pixels together. */
  readonly reconstruction: number;
  /** Which digits were trained with, and which held out. */
  readonly split: Split;
}

/** Units of the classifier's hidden layers. */
const CLASSIFIER_HIDDEN: readonly number[] = [64, 64];

/** Weight of a pixel's mean squared error, which ends near 0.01, beside the cross entropy, which ends near 0.1. */
const RECONSTRUCTION_WEIGHT = 60;

/**
 * Fits an autoencoder and, on its latent space, a classifier, both at once, to digits that are distorted anew in every
 * batch. So the latent coordinates keep what draws the digit and what tells its class.
 *
 *     60 · (1/784 m) Σ ‖D(E(x)) − x‖² + cross entropy of C(E(x))
 *
 * The same request on the same backend gives the same networks.
 *
 * @throws FitDidNotConvergeError when the accuracy on held-out digits is below `acceptAbove`
 */
export async function fitLatentSpace(digits: Digits, fit: LatentSpaceFit): Promise<FittedLatentSpace> {
  const { seed, latentCount = 16, hidden = [256, 128], steps = 6000, batchSize = 128, learningRate = 2e-3 } = fit;
  const { heldOutShare = 0.15, acceptAbove = 0.96, onProgress } = fit;
  const split = splitRows(digits.count, heldOutShare, seed);
  const encoder = perceptron([PIXEL_COUNT, ...hidden, latentCount], 'identity');
  const decoder = perceptron([latentCount, ...hidden.toReversed(), PIXEL_COUNT], 'sigmoid');
  const classifier = perceptron([latentCount, ...CLASSIFIER_HIDDEN, DIGIT_COUNT], 'identity');
  const decoderAt = encoder.parameterCount;
  const classifierAt = decoderAt + decoder.parameterCount;

  const batchOf = batchesOf(split.train, batchSize, seed + 1);
  const normal = normalStream(seed + 2);
  const loss = (parameters: readonly Tensor[], step: number): Scalar => {
    const rows = batchOf(step);
    const images = tensor2d(distortImages(rowsOf(digits.images, PIXEL_COUNT, rows), normal), [
      rows.length,
      PIXEL_COUNT,
    ]);
    const latents = applyLayers(parameters, encoder.activations, images); // [batch, d]
    const decoded = applyLayers(parameters.slice(decoderAt), decoder.activations, latents); // [batch, 784]
    const logits = applyLayers(parameters.slice(classifierAt), classifier.activations, latents); // [batch, 10]
    return add(
      mul(meanSquaredError(decoded, images), RECONSTRUCTION_WEIGHT),
      crossEntropy(logits, rowsOf(digits.labels, 1, rows)),
    );
  };
  const start = [encoder, decoder, classifier].flatMap(({ widths }, at) => initialLayers(widths, seed + 3 + at));
  const parameters = await minimise({ start, loss, steps, learningRate, onProgress });
  const fitted: LatentSpace = {
    encoder: encoder.networkOf(parameters),
    decoder: decoder.networkOf(parameters.slice(decoderAt)),
    classifier: classifier.networkOf(parameters.slice(classifierAt)),
  };
  dispose(parameters);

  const quality = qualityOf(fitted, digits, split);
  requireConverged(quality, acceptAbove);
  return {
    ...standardiseLatents(fitted, digits.images),
    quality,
    reconstruction: reconstructionOf(fitted, digits, split),
    split,
  };
}

interface Perceptron {
  readonly widths: readonly number[];
  readonly activations: readonly Activation[];
  readonly parameterCount: number;
  /** The network whose parameters come first in a list. */
  readonly networkOf: (parameters: readonly Tensor[]) => Network;
}

function perceptron(widths: readonly number[], last: Activation): Perceptron {
  const activations = widths.slice(1).map((_, at): Activation => (at === widths.length - 2 ? last : 'tanh'));
  return {
    widths,
    activations,
    parameterCount: 2 * activations.length,
    networkOf: (parameters) => ({
      layers: layersOf(parameters, activations),
      input: unstandardised(widths[0] ?? 0),
      output: unstandardised(widths.at(-1) ?? 0),
    }),
  };
}

function qualityOf({ encoder, classifier }: LatentSpace, { images, labels }: Digits, split: Split): FitQuality {
  const judge = (rows: Int32Array): number => {
    const logits = evaluateTable(classifier, evaluateTable(encoder, rowsOf(images, PIXEL_COUNT, rows)));
    return accuracyOf(logits, rowsOf(labels, 1, rows), DIGIT_COUNT);
  };
  return { measure: 'accuracy', train: judge(split.train), heldOut: judge(split.heldOut) };
}

function reconstructionOf({ encoder, decoder }: LatentSpace, { images }: Digits, { heldOut }: Split): number {
  const shown = rowsOf(images, PIXEL_COUNT, heldOut);
  return pooledDetermination(evaluateTable(decoder, evaluateTable(encoder, shown)), shown, PIXEL_COUNT);
}
