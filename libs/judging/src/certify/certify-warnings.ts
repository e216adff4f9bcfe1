import { parameterisationOf } from '@liesweep/sweep';
import { formatDefect } from '@liesweep/verdict';
import type { Candidate } from './candidate.js';
import type { CertifiedSlice } from './certified-slice.js';
import type { SweepToCertify } from './certify-dimension.js';

/** Features that differ more in size are worth a word about their units. */
const ALIKE_WITHIN = 3;

/** What the reader of certificates should know besides: one sentence each. */
export function certifyWarnings(
  { spec }: SweepToCertify,
  slices: readonly CertifiedSlice[],
  candidates: readonly Candidate[],
): string[] {
  const isOfFields = parameterisationOf(spec.system.parameterisation).unknowns === undefined;
  const asked = candidates.filter(({ needsOneUnit }) => needsOneUnit).map(({ name }) => name);
  const unlike = slices.map(unlikeSizes).find((sizes) => sizes !== undefined);
  return [
    ...(isOfFields
      ? [
          'The sweep trains vector fields, which have no dimension of their own; certified is the algebra of linear ones.',
        ]
      : []),
    ...(asked.length > 0 && unlike !== undefined
      ? [
          `${asked.join(', ')}: asked of the features as the file has them, whose sizes differ (${unlike}). Such an algebra means features in one and the same unit; where they are not, convert the columns, or give its generators in their units as an .npy file.`,
        ]
      : []),
  ];
}

/** The smallest and the largest feature of a file, where they are of different sizes. */
function unlikeSizes({ featureNames, featureSizes }: CertifiedSlice): string | undefined {
  if (featureNames.length === 0 || featureSizes.length === 0) return undefined;
  const [least, most] = [Math.min(...featureSizes), Math.max(...featureSizes)];
  if (most <= ALIKE_WITHIN * least) return undefined;
  const nameOf = (size: number): string => featureNames[featureSizes.indexOf(size)] ?? '';
  return `${nameOf(least)} is about ${formatDefect(least)}, ${nameOf(most)} about ${formatDefect(most)}`;
}
