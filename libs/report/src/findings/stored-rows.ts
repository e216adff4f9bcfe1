import { decodeDataset } from '@liesweep/storage';
import {
  CorruptFileError,
  hasCoefficients,
  isFileData,
  type FileDataset,
  type SweepSpec,
  type TensorStore,
} from '@liesweep/sweep';

/** The rows of a sweep’s data file, as they were stored; a sentence where they could not be read. */
export interface StoredRows {
  readonly file?: FileDataset | undefined;
  readonly problems: readonly string[];
}

/** Reads the rows that figures of fields show; for other sweeps none are read. */
export async function storedRows(spec: SweepSpec, tensors: TensorStore): Promise<StoredRows> {
  const { data, system } = spec;
  if (!hasCoefficients(system) || !isFileData(data) || data.stored === undefined) return { problems: [] };
  try {
    return { file: decodeDataset(await tensors.read(data.stored), data.stored.uri, spec), problems: [] };
  } catch (error) {
    if (!(error instanceof CorruptFileError)) throw error;
    return { problems: [`${error.message}; figures that show rows of the data are left out`] };
  }
}
