import { decodeLatentDigits } from '@liesweep/models';
import { samplePoints } from '@liesweep/report/algebra';
import { contentUri, decodeDataset, decodeSafetensors } from '@liesweep/storage';
import { fitName, isDigitData, isDrawnData, isFileData, latentSpaceKey, type SweepSpec } from '@liesweep/sweep';
import type { JobStores } from '../job-stores.js';

/** A file of data that is larger is not read to show a few rows of it. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Samples of a sweep’s data, or a sentence on why there are none. */
export interface StoredSamples {
  /** The first ones, q·r numbers each, in the units of the features. */
  readonly samples: readonly Float64Array[];
  readonly problem: string | null;
}

/** Of which sweep and dimension. */
export interface SamplesInput {
  readonly spec: Pick<SweepSpec, 'system' | 'data' | 'seed'>;
  readonly dimension: number;
}

/**
 * The first samples of a sweep: drawn again, or read from what was stored of its file.
 *
 * @throws StoreUnavailableError
 */
export async function storedSamples(
  { spec, dimension }: SamplesInput,
  particleCount: number,
  stores: JobStores,
): Promise<StoredSamples> {
  if (isDrawnData(spec.data))
    return { samples: samplePoints(spec, dimension, particleCount, undefined), problem: null };
  if (isFileData(spec.data) && (spec.data.stored?.bytes ?? 0) > MOST_BYTES) {
    return { samples: [], problem: 'The data are too large to be read here, so no row of them is moved.' };
  }
  try {
    const samples = await stores.samples(JSON.stringify([spec.data, spec.seed, dimension, particleCount]), async () => {
      const file = await storedFile(spec, stores);
      return file === undefined ? [] : samplePoints(spec, dimension, particleCount, file);
    });
    if (samples.length > 0) return { samples, problem: null };
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreUnavailableError') throw error;
  }
  return { samples: [], problem: 'The rows of the data are not in the store, so none can be moved.' };
}

async function storedFile(
  spec: SamplesInput['spec'],
  stores: JobStores,
): Promise<{ readonly samples: Float64Array } | undefined> {
  const { data } = spec;
  const tensors = await stores.tensors();
  if (isFileData(data)) {
    return data.stored === undefined
      ? undefined
      : decodeDataset(await tensors.read(data.stored), data.stored.uri, spec);
  }
  if (!isDigitData(data)) return undefined;
  const pointer = await tensors.readNamed(fitName(latentSpaceKey(data, spec.seed)));
  if (pointer === undefined) return undefined;
  const { digest } = JSON.parse(new TextDecoder().decode(pointer)) as { readonly digest: string };
  const uri = contentUri(digest, 'safetensors');
  return decodeLatentDigits(decodeSafetensors(await tensors.read({ uri, digest }), uri).tensors, data.dimension)
    .dataset;
}
