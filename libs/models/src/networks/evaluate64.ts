import { ACTIVATIONS } from './activations.js';
import type { Layer, Network } from './network.js';

/**
 * φ(x) in float64, with the same weights as over tensors.
 *
 * @param x one sample, n numbers
 * @returns k labels
 */
export function evaluate64(network: Network, x: Float64Array): Float64Array {
  const { input, output, layers } = network;
  let units = x.map((value, at) => (value - (input.mean[at] ?? Number.NaN)) / (input.scale[at] ?? Number.NaN));
  for (const layer of layers) units = affine64(layer, units).map(ACTIVATIONS[layer.activation].value);
  return units.map((value, at) => value * (output.scale[at] ?? Number.NaN) + (output.mean[at] ?? Number.NaN));
}

/** h·W + b of one layer. */
export function affine64({ weights, bias, outputCount }: Layer, units: Float64Array): Float64Array {
  const result = new Float64Array(bias);
  for (let row = 0; row < units.length; row += 1) {
    const unit = units[row] ?? Number.NaN;
    for (let column = 0; column < outputCount; column += 1) {
      result[column] = (result[column] ?? Number.NaN) + unit * (weights[row * outputCount + column] ?? Number.NaN);
    }
  }
  return result;
}
