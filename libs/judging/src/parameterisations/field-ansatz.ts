import type { Ansatz } from '@liesweep/fields';
import { featureNames, particleFeatureNames, type SweepSpec } from '@liesweep/sweep';
import type { FieldForm } from '@liesweep/training';

/** What the features are called that each field of a generator moves, and where they stand in a sample. */
export interface MovedFeatures {
  readonly names: readonly string[];
  /** n positions for each vector that moves alike. */
  readonly copies: readonly (readonly number[])[];
}

/**
 * The vectors of a sample by what moves them: one field all of them, or each a field of its own, whose features then have the
 * number of the particle.
 *
 * @param dimension n
 * @param vectorCount q
 */
export function movedFeatures(spec: SweepSpec, dimension: number, vectorCount: number): MovedFeatures[] {
  const names = featureNames(spec, dimension);
  const vectors = Array.from({ length: vectorCount }, (_, copy) => names.map((__, j) => copy * dimension + j));
  if (spec.system.particles?.tied !== false) return [{ names, copies: vectors }];
  const numbered = particleFeatureNames({ count: vectorCount, features: names });
  return vectors.map((places) => ({ names: places.map((place) => numbered[place] ?? ''), copies: [places] }));
}

/** The fields of a spec on the vectors of a sample. @param form of one field, on features of these names */
export function fieldAnsatz(
  moved: readonly MovedFeatures[],
  form: (features: readonly string[]) => Pick<FieldForm, 'dictionary'>,
): Ansatz {
  const blocks = moved.map(({ names, copies }) => ({ dictionary: form(names).dictionary, features: names, copies }));
  return { sampleLength: moved.reduce((sum, { copies }) => sum + copies.flat().length, 0), blocks };
}
