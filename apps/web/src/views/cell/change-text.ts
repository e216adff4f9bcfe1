import { formatShare } from '@liesweep/figures/notation';

/**
 * How much φ changes, in words: `φ changes by at most 2.1 × 10⁻⁷ of its spread`.
 *
 * @param largestChange by the spread of φ over the samples; null where φ cannot be evaluated
 */
export function changeText(largestChange: number | null): string {
  if (largestChange === null) return 'φ cannot be evaluated here, so that its change is not known.';
  if (largestChange === 0) return 'φ does not change at all.';
  const words = `φ changes by at most ${formatShare(largestChange)} of its spread over the samples`;
  return largestChange < 1e-3 ? `${words}: it is kept.` : largestChange < 0.05 ? `${words}: nearly kept.` : `${words}.`;
}
