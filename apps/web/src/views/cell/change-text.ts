import { formatShare } from '@liesweep/figures/notation';

/**
 * How much φ changes, in words: `φ changes by at most 2.1 × 10⁻⁷ of its spread`.
 *
 * @param largestChange by the spread of φ over the samples; null where φ cannot be evaluated
 * @param labelsMove whether labels are to move along with the samples: then it is how far they depart from that
 */
export function changeText(largestChange: number | null, labelsMove = false): string {
  if (largestChange === null) {
    return labelsMove
      ? 'Labels move along with the samples here, and how far φ departs from that is not known.'
      : 'φ cannot be evaluated here, so that its change is not known.';
  }
  if (largestChange === 0 && !labelsMove) return 'φ does not change at all.';
  const words = labelsMove
    ? `Labels move along with the samples here: φ departs from where they move by at most ${formatShare(largestChange)} of its spread`
    : `φ changes by at most ${formatShare(largestChange)} of its spread over the samples`;
  return largestChange < 1e-3 ? `${words}: it is kept.` : largestChange < 0.05 ? `${words}: nearly kept.` : `${words}.`;
}
