import { CorruptFileError } from '@liesweep/sweep';
import { spanStructure } from '@liesweep/verdict';
import { jsonAnswer, type JobAnswer } from '../job-answer.js';
import type { JobStores } from '../job-stores.js';
import type { TensorPlace } from '../tensor-place.js';

/** Of which trials. */
export interface StructuresInput {
  readonly places: readonly TensorPlace[];
}

/** Which algebra the generators of each trial span, in their order; null where they could not be read. */
export async function structures({ places }: StructuresInput, stores: JobStores): Promise<JobAnswer> {
  const found: unknown[] = [];
  for (const { digest, position } of places) {
    try {
      found.push(spanStructure((await stores.shard(digest)).trialAt(position)).structure);
    } catch (error) {
      if (!(error instanceof CorruptFileError)) throw error;
      found.push(null);
    }
  }
  return jsonAnswer(found);
}
