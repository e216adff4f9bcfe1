import { evaluate64, fieldAsNetwork, fieldNetwork } from '@liesweep/models';
import { isFileData, parameterisationOf, realDimension } from '@liesweep/sweep';
import { mapVectors } from '@liesweep/verdict';
import type { TrialWithFits } from './stored-trial.js';

/** Generators that are networks as fields on one vector, in the units of the features; undefined for others. */
export function networkFields({
  spec,
  shape,
  tensors,
}: TrialWithFits): ((x: Float64Array) => Float64Array)[] | undefined {
  const { parameterisation } = spec.system;
  if (!('hidden' in parameterisation) || parameterisationOf(parameterisation).generators !== 'fields') return undefined;
  const network = fieldNetwork(realDimension(shape), parameterisation);
  const { generators, coordinates } = tensors;
  const [count = 1] = generators.shape;
  const width = generators.data.length / count;
  const isStandard = isFileData(spec.data) && spec.data.scale !== 'none';
  return Array.from({ length: count }, (_, a) => {
    // laid out once: a flow asks thousands of times
    const layers = fieldAsNetwork(generators.data.subarray(a * width, (a + 1) * width), network);
    const field = (z: Float64Array): Float64Array => evaluate64(layers, z);
    if (coordinates === undefined || !isStandard) return field;
    // trained in standard coordinates: x = B z, and v(x) = B v(B⁻¹x)
    return (x) => mapVectors(field(mapVectors(x, coordinates.fromRaw)), coordinates.toRaw);
  });
}
