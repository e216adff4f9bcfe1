import { evaluate64 } from '../networks/evaluate64.js';
import type { Network } from '../networks/network.js';
import { fieldLayers, type FieldNetwork } from './field-network.js';

/**
 * v(x) of one generator, in float64.
 *
 * @param parameters its P numbers, laid out as `fieldLayers` says
 * @param x one vector
 * @returns a vector like x
 */
export function evaluateField(parameters: ArrayLike<number>, network: FieldNetwork, x: Float64Array): Float64Array {
  return evaluate64(fieldAsNetwork(parameters, network), x);
}

/** The field of one generator as a network in plain numbers, for what is computed in float64. */
export function fieldAsNetwork(parameters: ArrayLike<number>, network: FieldNetwork): Network {
  const layers = fieldLayers(network);
  const [vectorLength = 0] = network.layers;
  const unscaled = { mean: new Float32Array(vectorLength), scale: new Float32Array(vectorLength).fill(1) };
  return {
    input: unscaled,
    output: unscaled,
    layers: layers.map(({ inputs, outputs, weightsAt, biasesAt }, index) => ({
      inputCount: inputs,
      outputCount: outputs,
      weights: Float32Array.from({ length: inputs * outputs }, (_, at) => {
        const [input, output] = [Math.floor(at / outputs), at % outputs];
        return parameters[weightsAt + output * inputs + input] ?? Number.NaN;
      }),
      bias: Float32Array.from({ length: outputs }, (_, output) => parameters[biasesAt + output] ?? Number.NaN),
      activation: index === layers.length - 1 ? 'identity' : network.activation,
    })),
  };
}
