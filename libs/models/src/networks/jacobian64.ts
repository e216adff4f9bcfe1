import { ACTIVATIONS } from './activations.js';
import { affine64 } from './evaluate64.js';
import { outputCountOf, type Layer, type Network } from './network.js';

/**
 * ∇φ in float64 by plain backward differentiation: the referee's path, which shares no code with the tensors'.
 *
 * @param x one sample, n numbers
 * @returns one gradient of n numbers per label
 */
export function jacobian64(network: Network, x: Float64Array): Float64Array[] {
  const { input, output, layers } = network;
  let units = x.map((value, at) => (value - (input.mean[at] ?? Number.NaN)) / (input.scale[at] ?? Number.NaN));
  const slopes = layers.map((layer) => {
    const before = affine64(layer, units);
    units = before.map(ACTIVATIONS[layer.activation].value);
    return before.map(ACTIVATIONS[layer.activation].slope);
  });
  const labelCount = outputCountOf(network);
  return Array.from({ length: labelCount }, (_, label) => {
    let gradient = new Float64Array(labelCount);
    gradient[label] = output.scale[label] ?? Number.NaN;
    for (const [at, layer] of [...layers.entries()].reverse())
      gradient = pullBack(layer, slopes[at] ?? new Float64Array(), gradient);
    return gradient.map((slope, feature) => slope / (input.scale[feature] ?? Number.NaN));
  });
}

/** W·(σ′ ∘ g): the gradient in a layer's inputs from the gradient g in its outputs. */
function pullBack(
  { weights, inputCount, outputCount }: Layer,
  slopes: Float64Array,
  gradient: Float64Array,
): Float64Array<ArrayBuffer> {
  const scaled = gradient.map((value, at) => value * (slopes[at] ?? Number.NaN));
  return Float64Array.from({ length: inputCount }, (_, row) => {
    let total = 0;
    for (let column = 0; column < outputCount; column += 1)
      total += (weights[row * outputCount + column] ?? Number.NaN) * (scaled[column] ?? Number.NaN);
    return total;
  });
}
