import {
  add,
  div,
  matMul,
  mul,
  sub,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { ACTIVATIONS } from './activations.js';
import type { Activation, Network } from './network.js';

/**
 * φ(x) in float32, differentiable. It uses no op whose gradient knows the number of rows, see `Oracle`.
 *
 * @param x shape [m, n]
 * @returns shape [m, k]
 */
export function evaluateNetwork(network: Network, x: Tensor2D): Tensor2D {
  const { input, output, layers } = network;
  return tidy(() => {
    const units: Tensor2D = div(sub(x, tensor1d(input.mean)), tensor1d(input.scale)); // [m, n]
    const parameters = layers.flatMap(({ weights, bias, inputCount, outputCount }) => [
      tensor2d(weights, [inputCount, outputCount]),
      tensor1d(bias),
    ]);
    const labels = applyLayers(
      parameters,
      layers.map(({ activation }) => activation),
      units,
    ); // [m, k]
    return add(mul(labels, tensor1d(output.scale)), tensor1d(output.mean));
  });
}

/**
 * The layers alone, on standardised features.
 *
 * @param parameters W and b of every layer in turn
 * @param activations one for each layer
 */
export function applyLayers(
  parameters: readonly Tensor[],
  activations: readonly Activation[],
  features: Tensor2D,
): Tensor2D {
  return activations.reduce<Tensor2D>((units, activation, layer) => {
    const [weights, bias] = parameters.slice(2 * layer);
    if (weights === undefined || bias === undefined) throw new TypeError(`layer ${String(layer)} has no parameters`);
    return ACTIVATIONS[activation].apply(add(matMul(units, weights as Tensor2D), bias));
  }, features);
}
