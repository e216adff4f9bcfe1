import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import {
  parameterCount,
  realDimension,
  type Activation,
  type GeneratorShape,
  type ParameterisationSpec,
} from '@liesweep/sweep';
import { fieldLayers, fieldNetwork, fieldParameterCount } from './field-network.js';

/** The flat parameters of one generator, and where they start. */
export interface GeneratorParameters {
  /** P */
  readonly count: number;
  /** Mean and standard deviation of each parameter before the first step. */
  readonly means: Float64Array;
  readonly spreads: Float64Array;
}

/** Standard deviation of the entries by which the later layers of a deep-linear generator differ from 1. */
const LATER_LAYER_SPREAD = 0.1;

/** What keeps the size of a signal from layer to layer: weights of variance gain/inputs (Glorot; He, for relu). */
const HIDDEN_GAIN: Readonly<Record<Activation, number>> = { tanh: 1, softplus: 1, relu: 2 };

/**
 * What the parameters of one generator are, and their random start, from which its squared norm is near 2:
 *
 * - linear: vec 𝒲, variance 2/p;
 * - deep-linear: vec 𝒲_1, …, vec 𝒲_L; the first as a linear one, the others near 1, so that the product starts like it
 *   whatever its depth;
 * - non-linear: the layers of a network (`fieldLayers`); biases start at 0, so that the field starts simple.
 */
export function generatorParameters(
  parameterisation: ParameterisationSpec,
  shape: GeneratorShape,
): GeneratorParameters {
  switch (parameterisation.kind) {
    case 'linear':
      return layersOf(1, shape);
    case 'deep-linear':
      return layersOf(parameterisation.layers, shape);
    case 'non-linear': {
      const network = fieldNetwork(realDimension(shape), parameterisation);
      const count = fieldParameterCount(network);
      const spreads = new Float64Array(count);
      const layers = fieldLayers(network);
      layers.forEach(({ inputs, outputs, weightsAt, biasesAt }, index) => {
        const variance =
          index === layers.length - 1
            ? GENERATOR_NORM_SQUARED / (inputs * outputs)
            : HIDDEN_GAIN[parameterisation.activation] / inputs;
        spreads.fill(Math.sqrt(variance), weightsAt, biasesAt);
      });
      return { count, means: new Float64Array(count), spreads };
    }
  }
}

function layersOf(layers: number, shape: GeneratorShape): GeneratorParameters {
  const entries = parameterCount(shape);
  const count = layers * entries;
  const means = new Float64Array(count);
  const spreads = new Float64Array(count).fill(LATER_LAYER_SPREAD);
  spreads.fill(Math.sqrt(GENERATOR_NORM_SQUARED / entries), 0, entries);
  for (let layer = 1; layer < layers; layer += 1) {
    for (let j = 0; j < shape.dimension; j += 1) means[layer * entries + j * (shape.dimension + 1)] = 1;
  }
  return { count, means, spreads };
}
