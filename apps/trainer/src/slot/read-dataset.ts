import type { FitProgress, LatentDigits } from '@liesweep/models';
import { decodeDataset } from '@liesweep/storage';
import { isDigitData, isDrawnData, type FileDataset, type SweepSpec, type TensorStore } from '@liesweep/sweep';
import { latentFile, readLatentDigits } from './latent-digits.js';

/** The data of a sweep that are not drawn. */
export interface StoredData {
  readonly file?: FileDataset;
  /** Present for `mnist-latent`. */
  readonly digits?: LatentDigits;
}

/**
 * The dataset that was stored for a sweep over a data file, which says that it is this sweep's, or the digits in their latent space, which is fitted unless
 * the store has it.
 *
 * @param onProgress told from time to time while a latent space is fitted; what it throws ends the fit
 * @throws StoreUnavailableError, CorruptFileError, FitDidNotConvergeError
 */
export async function readDataset(
  store: TensorStore,
  spec: Pick<SweepSpec, 'data' | 'system' | 'seed'>,
  onProgress: (progress: FitProgress) => void,
): Promise<StoredData> {
  const { data, seed } = spec;
  if (isDrawnData(data)) return {};
  if (isDigitData(data)) {
    const digits = await readLatentDigits(store, data, seed, onProgress);
    return { digits, file: latentFile(digits, data) };
  }
  if (data.stored === undefined) return {};
  return { file: decodeDataset(await store.read(data.stored), data.stored.uri, spec) };
}
