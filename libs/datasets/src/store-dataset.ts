import { encodeDataset } from '@liesweep/storage/dataset-file';
import { isFileData, type FileDataset, type SweepSpec, type TensorStore } from '@liesweep/sweep';

/**
 * Stores the dataset of a sweep by its content, from where trainers on any machine read it, and writes into the
 * specification where it lies. Doing it twice changes nothing.
 *
 * @throws StoreUnavailableError
 */
export async function storeDataset(
  spec: SweepSpec,
  dataset: FileDataset | undefined,
  tensors: TensorStore,
): Promise<SweepSpec> {
  const { data } = spec;
  if (dataset === undefined || !isFileData(data)) return spec;
  if (data.stored !== undefined) return spec; // it came from there
  const stored = await tensors.put(encodeDataset(dataset, spec), 'safetensors');
  return { ...spec, data: { ...data, stored } };
}
