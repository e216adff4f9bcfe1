import { parameterCount, type GeneratorShape } from '@liesweep/sweep';

/**
 * The generators of the features in the file from those of the scaled ones: 𝒲 = S𝒲'S⁻¹, which has the same brackets and
 * structure constants. One common factor changes nothing.
 *
 * @param generators vec 𝒲' of each, one after the other
 * @param scale the diagonal of S, n numbers; for complex features twice
 * @throws RangeError when there is no whole number of generators
 */
export function undoScale(generators: Float32Array, scale: Float64Array, shape: GeneratorShape): Float32Array {
  const { dimension } = shape;
  if (generators.length % parameterCount(shape) !== 0) {
    throw new RangeError(`generators: expected a multiple of ${String(parameterCount(shape))} numbers`);
  }
  return generators.map((entry, at) => {
    const [row, column] = [Math.floor(at / dimension) % dimension, at % dimension];
    return entry * ((scale[row] ?? Number.NaN) / (scale[column] ?? Number.NaN));
  });
}
