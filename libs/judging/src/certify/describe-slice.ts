import type { SliceStructure } from '@liesweep/phase-diagram';
import { toGenerators, type HostTensor } from '@liesweep/sweep';
import {
  sparsestSpan,
  spanStructure,
  standardCoordinates,
  structureWithinNoise,
  type SparsestSpan,
  type StandardCoordinates,
} from '@liesweep/verdict';
import { candidateVerdict } from './candidate-answer.js';
import { noiseOf } from './certificate-noise.js';
import type { CertifiedSlice } from './certified-slice.js';
import type { CertifiedDimension } from './certify-dimension.js';

/** What a slice is asked about, and what its features are called. */
export interface SliceContext {
  /** As many as the candidates of the dimension. */
  readonly candidates: readonly { readonly name: string; readonly generatorCount: number }[];
  /** Of the r real features; empty for data that are drawn, whose features are all of size 1. */
  readonly featureNames: readonly string[];
}

/** Formulas and gradients without a dimension: defects up to here may be errors of the gradients, or of few digits. */
const CLEARLY_BROKEN = 0.1;

const MANY_GENERATORS = 20;

/** A certificate with the name and the sparsest basis of its algebra, and with the answers about candidates. */
export function describeSlice(
  { shape, certificate, generators, samples, candidates }: CertifiedDimension,
  context: SliceContext,
): CertifiedSlice {
  const standard = samples.rowCount === 0 ? undefined : standardCoordinates(samples, shape);
  const coordinates = context.featureNames.length === 0 ? undefined : standard;
  const tensor = toTensor(generators, shape);
  const tolerance = certificate.tolerance ?? 0;
  const hasNoScale = certificate.groupDimension === null && certificate.bound === undefined;
  const brokenAbove = hasNoScale ? CLEARLY_BROKEN : tolerance;
  const sparsest =
    generators.length === 0 ? undefined : sparsestSpan(tensor, coordinates, startsFor(generators.length));
  return {
    certificate,
    structure:
      sparsest === undefined
        ? (certificate.fields?.structure ?? null)
        : structureOf(tensor, coordinates, sparsest, noiseOf(certificate)),
    generators: sparsest === undefined ? [] : toGenerators(sparsest.generators),
    featureNames: context.featureNames,
    featureSizes: Array.from(standard?.rms ?? []),
    candidates: candidates.map((defect, at) => {
      const { name = '', generatorCount = 0 } = context.candidates[at] ?? {};
      const verdict = candidateVerdict(defect, tolerance, brokenAbove);
      return { name, generatorCount, defect, verdict };
    }),
  };
}

/** Large algebras take long, and all their starts lead to one basis. */
function startsFor(count: number): { readonly randomStarts?: number } {
  return count > MANY_GENERATORS ? { randomStarts: 1 } : {};
}

/** As it is, or where it has no name and was measured, as far as it is known. */
function structureOf(
  generators: HostTensor,
  coordinates: StandardCoordinates | undefined,
  { forms }: SparsestSpan,
  noise: number,
): SliceStructure {
  const { structure } = spanStructure({ generators, coordinates });
  if (structure.name !== null || noise === 0) return structure;
  return structureWithinNoise(forms, noise) ?? structure;
}

/** Generators as trials store them: [N_g, n, n], or [N_g, 2, n, n] with the real parts first. */
function toTensor(generators: readonly Float64Array[], { dimension, field }: CertifiedDimension['shape']): HostTensor {
  const p = generators[0]?.length ?? 0;
  const data = new Float32Array(generators.length * p);
  generators.forEach((generator, a) => {
    data.set(generator, a * p);
  });
  return { shape: [generators.length, ...(field === 'complex' ? [2] : []), dimension, dimension], data };
}
