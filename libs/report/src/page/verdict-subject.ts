import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { Certificate } from '@liesweep/sweep';

/** What the symmetries of a slice are symmetries of. */
export type VerdictSubject = 'formula' | 'gradients' | 'labels' | 'network';

/** As part of a sentence. */
export const SUBJECT_WORDS: Readonly<Record<VerdictSubject, string>> = {
  formula: 'of the formula',
  gradients: 'of the gradients that were given',
  labels: 'of the labels, on the region your rows cover',
  network: 'of the network that was fitted, not of the labels',
};

/** What the symmetries of a slice are symmetries of; null where nothing is known of it yet. */
export function verdictSubject(slice: PhaseDiagramSlice, certificates: readonly Certificate[]): VerdictSubject | null {
  const recorded = certificateOf(slice, certificates);
  const certificate = slice.certificate ?? recorded;
  if (certificate === undefined) return null;
  if (certificate.bound !== undefined) return 'labels';
  if (slice.learned !== undefined || certificate.refusal === 'network') return 'network';
  return recorded?.given === 'gradients' ? 'gradients' : 'formula';
}

/** The recorded certificate of a slice: that of its system and n, whatever the weights. */
export function certificateOf(
  slice: Pick<PhaseDiagramSlice, 'system' | 'dimension'>,
  certificates: readonly Certificate[],
): Certificate | undefined {
  return certificates.find(({ system, dimension }) => system === slice.system && dimension === slice.dimension);
}
