import { normalStream } from '@liesweep/sweep';
import { tensor1d, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import type { Activation, Layer } from './network.js';

/**
 * Random starts of layers, W and b of every one in turn: W ~ N(0, 1/inputs), which keeps the size of what passes
 * through (LeCun et al., 1998), and b = 0.
 *
 * @param widths from the features to the labels, at least two
 */
export function initialLayers(widths: readonly number[], seed: number): Tensor[] {
  const stream = normalStream(seed);
  return widths.slice(1).flatMap((outputCount, at) => {
    const inputCount = widths[at] ?? 0;
    const weights = Float32Array.from({ length: inputCount * outputCount }, () => stream() / Math.sqrt(inputCount));
    return [tensor2d(weights, [inputCount, outputCount]), tensor1d(new Float32Array(outputCount))];
  });
}

/**
 * Layers as plain data, from W and b of every one in turn.
 *
 * @param activations one for each layer
 */
export function layersOf(parameters: readonly Tensor[], activations: readonly Activation[]): Layer[] {
  return activations.map((activation, layer) => {
    const [weights, bias] = parameters.slice(2 * layer);
    const [inputCount, outputCount] = weights?.shape ?? [];
    if (weights === undefined || bias === undefined || inputCount === undefined || outputCount === undefined) {
      throw new TypeError(`layer ${String(layer)} has no parameters`);
    }
    return {
      inputCount,
      outputCount,
      activation,
      weights: weights.dataSync<'float32'>(),
      bias: bias.dataSync<'float32'>(),
    };
  });
}
