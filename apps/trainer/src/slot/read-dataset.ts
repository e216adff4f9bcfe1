import { decodeDataset } from '@liesweep/storage';
import type { DataSpec, FileDataset, TensorStore } from '@liesweep/sweep';

/**
 * The dataset that was stored for a sweep over a data file; undefined where data are not from a file.
 *
 * @throws StoreUnavailableError, CorruptFileError
 */
export async function readDataset(store: TensorStore, data: DataSpec): Promise<FileDataset | undefined> {
  if (data.kind === 'normal' || data.kind === 'mnist-latent' || data.stored === undefined) return undefined;
  return decodeDataset(await store.read(data.stored), data.stored.uri);
}
