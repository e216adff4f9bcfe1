import { contentUri, decodeShardTensors } from '@liesweep/storage';
import { CorruptFileError, type TensorStore, type TrainingCurve, type TrialResult } from '@liesweep/sweep';
import type { StandardCoordinates } from '@liesweep/verdict';

/** Which trial, and where its tensors lie. */
export type TrialPlace = Pick<TrialResult, 'trialKey' | 'tensors'>;

/** float32 numbers, row-major. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The tensors of one trial, and its training curve. */
export interface TrialTensors {
  /** 𝕁, shape [N_g, n, n], or [N_g, 2, n, n] with the real parts first; of networks their parameters, [N_g, P]. */
  readonly generators: FloatTensor;
  /** (x, y, v_x, v_y) of networks on the plane, shape [N_g, points, 4]; undefined for others. */
  readonly field?: FloatTensor | undefined;
  /** What fields do to handwritten digits; undefined where there are none. */
  readonly flows?: FlowTensors | undefined;
  /** a, shape [pairs, N_g]; undefined where there is no pair. */
  readonly structureConstants: FloatTensor | undefined;
  readonly curve: TrainingCurve;
  /** B and B⁻¹ of the standard coordinates x = B z of a file's features, in which its algebra is named; undefined for drawn data. */
  readonly coordinates?: Pick<StandardCoordinates, 'toRaw' | 'fromRaw'> | undefined;
}

/** Digits along the flows of one trial's fields, as `docs/output-formats.md` has them. */
export interface FlowTensors {
  /** [flows, 8] */
  readonly table: FloatTensor;
  /** [strips, frames, 784] */
  readonly images: FloatTensor;
  /** [strips, frames, 10] */
  readonly logits: FloatTensor;
  /** Of the fields at held-out digits, 0 to 1. */
  readonly independence: number;
}

/** What could be read, and a sentence about each file that could not. */
export interface ReadTensors {
  readonly byTrial: ReadonlyMap<string, TrialTensors>;
  readonly problems: readonly string[];
}

/** Reads the tensors of trials; each file is read once, and a damaged one costs only its own trials. */
export async function readTrialTensors(trials: readonly TrialPlace[], tensors: TensorStore): Promise<ReadTensors> {
  const byDigest = new Map<string, TrialPlace[]>();
  for (const trial of trials) {
    const { digest } = trial.tensors;
    byDigest.set(digest, [...(byDigest.get(digest) ?? []), trial]);
  }
  const byTrial = new Map<string, TrialTensors>();
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
