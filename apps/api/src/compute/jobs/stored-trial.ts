import { decodeLearnedFit, measuredFields, type LearnedFit } from '@liesweep/models';
import type { StoredTrial } from '@liesweep/report/algebra';
import { contentUri, decodeSafetensors } from '@liesweep/storage';
import { hasCoefficients, isLearned, type Certificate, type GeneratorShape, type SweepSpec } from '@liesweep/sweep';
import type { JobStores } from '../job-stores.js';
import type { TensorPlace } from '../tensor-place.js';

/** Which trial, and of what. */
export interface TrialInput {
  readonly spec: Pick<SweepSpec, 'system' | 'data' | 'seed'>;
  readonly dimension: number;
  readonly certificate: Certificate | null;
  readonly place: TensorPlace;
}

/** What was stored of a trial, with the fits of learned oracles: one entry per oracle, undefined for a formula or a lost file. */
export interface TrialWithFits extends StoredTrial {
  readonly shape: GeneratorShape;
  readonly fits: readonly (LearnedFit | undefined)[];
}

/** @throws CorruptFileError when the file of the trial is damaged; StoreUnavailableError */
export async function storedTrial(
  { spec, dimension, certificate, place }: TrialInput,
  stores: JobStores,
): Promise<TrialWithFits> {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const tensors = (await stores.shard(place.digest)).trialAt(place.position);
  const fits = await fitsOf(spec, shape, certificate, stores);
  const [only] = fits;
  const isCertified = fits.length === 1 && only !== undefined && !hasCoefficients(spec.system);
  return {
    ...{ spec, shape, tensors, fits, certificate: certificate ?? undefined },
    ...(isCertified ? { certifiedMatrices: only.generators } : {}),
  };
}

/** The fits that a certificate names, in the order of the oracles. */
async function fitsOf(
  { system }: Pick<SweepSpec, 'system'>,
  shape: GeneratorShape,
  certificate: Certificate | null,
  stores: JobStores,
): Promise<(LearnedFit | undefined)[]> {
  const named = [...(certificate?.fits ?? [])];
  const fits: (LearnedFit | undefined)[] = [];
  for (const oracle of system.oracles) {
    const digest = isLearned(oracle) ? named.shift()?.digest : undefined;
    if (!isLearned(oracle) || digest === undefined) {
      fits.push(undefined);
      continue;
    }
    fits.push(await readFit(digest, { oracle, shape, fields: measuredFields(system) }, stores));
  }
  return fits;
}

/** A fit that is damaged is left out: what is shown without it says so. */
async function readFit(
  digest: string,
  asked: Parameters<typeof decodeLearnedFit>[1],
  stores: JobStores,
): Promise<LearnedFit | undefined> {
  const uri = contentUri(digest, 'safetensors');
  try {
    const content = await (await stores.tensors()).read({ uri, digest });
    return decodeLearnedFit(decodeSafetensors(content, uri), asked);
  } catch (error) {
    if (error instanceof Error && error.name === 'StoreUnavailableError') throw error;
    return undefined;
  }
}
