import { describeAlgebra, generatorsNpy } from '@liesweep/report/algebra';
import { generatorShapeOf, type SystemSpec } from '@liesweep/sweep';
import type { JobAnswer } from '../job-answer.js';
import { JobRefusal } from '../job-refusal.js';
import type { JobStores } from '../job-stores.js';
import type { TensorPlace } from '../tensor-place.js';

/** Of which trial; the sparsest basis of its span, or as training found them. */
export interface NpyInput {
  readonly place: TensorPlace;
  readonly field: SystemSpec['field'];
  readonly isSparsest: boolean;
}

const NOT_FOUND = 404;

/** Generators as a file of NumPy, as the folder of a run has them. */
export async function npy({ place, field, isSparsest }: NpyInput, stores: JobStores): Promise<JobAnswer> {
  const tensors = (await stores.shard(place.digest)).trialAt(place.position);
  const mediaType = 'application/octet-stream';
  if (!isSparsest) return { mediaType, body: generatorsNpy(tensors.generators, field) };
  const { sparsest } = describeAlgebra(tensors);
  if (sparsest === null) {
    throw new JobRefusal(NOT_FOUND, 'There is no sparsest basis: these generators span no algebra.');
  }
  return { mediaType, body: generatorsNpy(sparsest.generators, generatorShapeOf(sparsest.generators).field) };
}
