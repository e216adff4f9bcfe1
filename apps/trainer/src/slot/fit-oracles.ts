import type { FittedOracle } from '@liesweep/judging';
import {
  decodeLearnedFit,
  encodeLearnedFit,
  learnOracle,
  makeDataset,
  measuredFields,
  type FitProgress,
} from '@liesweep/models';
import { encodeSafetensors } from '@liesweep/storage';
import {
  fitSeed,
  isLearned,
  oracleFitKey,
  realDimension,
  type FileDataset,
  type GeneratorShape,
  type SweepSpec,
  type TensorStore,
} from '@liesweep/sweep';
import { fitOnce } from './fit-once.js';

/**
 * The learned oracles of a system, fitted to the labels of its data unless the tensor store has them.
 *
 * @param onProgress told from time to time while a network is fitted; what it throws ends the fit
 * @returns one entry per oracle of the system, undefined for a formula
 * @throws FitDidNotConvergeError, StoreUnavailableError, CorruptFileError
 */
export async function fitOracles(
  store: TensorStore,
  spec: SweepSpec,
  shape: GeneratorShape,
  file: FileDataset | undefined,
  onProgress: (progress: FitProgress) => void,
): Promise<readonly (FittedOracle | undefined)[]> {
  const fits: (FittedOracle | undefined)[] = [];
  const fields = measuredFields(spec.system);
  const sampleLength = (spec.system.particles?.count ?? 1) * realDimension(shape);
  for (const oracle of spec.system.oracles) {
    if (!isLearned(oracle)) {
      fits.push(undefined);
      continue;
    }
    const key = oracleFitKey(spec, oracle);
    const stored = await fitOnce(store, key, {
      make: async () => {
        const dataset = makeDataset(spec, shape.dimension, sampleLength, file);
        const fit = await learnOracle(oracle, dataset, { shape, fields, seed: fitSeed(key), onProgress });
        const { tensors, metadata } = encodeLearnedFit(fit);
        return encodeSafetensors(tensors, { fit: key, ...metadata });
      },
      decode: (fit) => decodeLearnedFit(fit, { oracle, shape, fields }),
    });
    fits.push(stored);
  }
  return fits;
}
