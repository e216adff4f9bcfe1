import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import { parameterCount, type GeneratorShape } from '@liesweep/sweep';
import type { GeneratorParameters } from '../generator-parameters.js';

/** Standard deviation of the entries by which the later layers of a product differ from 1. */
const LATER_LAYER_SPREAD = 0.1;

/**
 * vec 𝒲_1, …, vec 𝒲_L of a product: the first of variance 2/p, so that its squared norm is near 2, and the others near 1, so that
 * the product starts like it whatever its depth.
 */
export function matrixParameters(layers: number, shape: GeneratorShape): GeneratorParameters {
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
