import { contentUri, decodeShardTensors, type StoredTrialTensors } from '@liesweep/storage';
import { CorruptFileError, type TensorStore, type TrialResult } from '@liesweep/sweep';

/** Which trial, and where its tensors lie. */
export type TrialPlace = Pick<TrialResult, 'trialKey' | 'tensors'>;

/** What could be read, and a sentence about each file that could not. */
export interface ReadTensors {
  readonly byTrial: ReadonlyMap<string, StoredTrialTensors>;
  readonly problems: readonly string[];
}

/** Reads the tensors of trials; each file is read once, and a damaged one costs only its own trials. */
export async function readTrialTensors(trials: readonly TrialPlace[], tensors: TensorStore): Promise<ReadTensors> {
  const byDigest = new Map<string, TrialPlace[]>();
  for (const trial of trials) {
    const { digest } = trial.tensors;
    byDigest.set(digest, [...(byDigest.get(digest) ?? []), trial]);
  }
  const byTrial = new Map<string, StoredTrialTensors>();
  const problems: string[] = [];
  for (const [digest, inFile] of byDigest) {
    const uri = contentUri(digest, 'safetensors');
    try {
      const file = decodeShardTensors(await tensors.read({ uri, digest }), uri);
      for (const { trialKey, tensors: place } of inFile) {
        byTrial.set(trialKey, file.trialAt(place.position));
      }
    } catch (error) {
      if (!(error instanceof CorruptFileError)) {
        throw error;
      }
      problems.push(`${error.message}; the rows of its trials are safe, their generators and curves are left out`);
    }
  }
  return { byTrial, problems };
}
