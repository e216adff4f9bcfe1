import { countOf, definitionOf, PARAMETERISATIONS } from '@liesweep/sweep';
import { findDoubt } from './doubts.js';
import { explainFieldSpace } from './explain-field-space.js';
import { gatherEvidence } from './evidence.js';
import type { Evidence, SliceInput } from './evidence.js';
import { explainMissing, formatCounts, formatLoss } from './format-reason.js';
import type { GroupDimension } from './phase-diagram-schema.js';

/**
 * The dimension of the symmetry group: the largest N_g that vanishes, compared with the certificate. It refuses to guess.
 *
 * - `confirmed`: it equals the certificate, and every cell has a trial. Of measured labels the certificate is a bound at a
 *   level of error, and confirms just that; of gradients that are given it is a statement about those.
 * - `detected`: the same where no certificate can be had, as of a network; larger N_g were scanned and fail.
 * - `conflict`: more vanishes than the certificate allows, or less although the scan is complete.
 * - `undetermined`: the certificate is refused, or a cell has no trial; where the certificate is not reached, also a cell that
 *   diverged, lies between the thresholds, is rejected by the referee or failed from fewer than 8 starts, or a scan that
 *   leaves the certificate out. The reason says what to add.
 * - `not-applicable`: the generators are networks, or fields of a dictionary that are no algebra or match any change of the labels;
 *   the reason gives what they span at a point instead.
 *
 * With closure the vanishing cells are not an interval (so(5): 1, 2, 3, 4, 6, 10), so no cell stands for another.
 *
 * @returns `value` null unless confirmed or detected
 */
export function detectGroupDimension(input: SliceInput): GroupDimension {
  const evidence = gatherEvidence(input);
  const { largestVanishing, certified, gapDecades } = evidence;
  const answer = (status: GroupDimension['status'], reason: string): GroupDimension => ({
    value: status === 'confirmed' || status === 'detected' ? largestVanishing : null,
    status,
    certificate: certified,
    gapDecades,
    reason,
  });

  if (definitionOf(PARAMETERISATIONS, input.parameterisation).unknowns === undefined) {
    return answer('not-applicable', explainFields(evidence));
  }
  // Accepted generators beyond the certificate contradict it, whatever the other cells say.
  if (certified !== null && largestVanishing > certified) {
    return answer('conflict', explainExcess(evidence, certified));
  }
  const space = explainFieldSpace(evidence);
  if (space !== undefined) {
    return answer('not-applicable', `${space}${explainPolished(evidence)}`);
  }
  const doubt = findDoubt(evidence);
  if (doubt !== undefined) {
    return answer('undetermined', doubt);
  }
  if (certified === null) {
    return answer('detected', `${explainDetected(evidence)}${explainPolished(evidence)}`);
  }
  return largestVanishing === certified
    ? answer('confirmed', `${explainConfirmed(evidence)}${explainPolished(evidence)}`)
    : answer('conflict', explainShortfall(evidence, certified));
}

function explainConfirmed({ largestVanishing, gapDecades, certificate }: Evidence): string {
  const found =
    largestVanishing === 0
      ? 'No N_g vanishes, and the certificate is 0.'
      : `N_g = ${String(largestVanishing)} is the largest that vanishes and equals the certificate${gapClause(gapDecades)}.`;
  const isPlain = certificate?.bound === undefined && certificate?.given === undefined;
  return isPlain ? found : `${found} ${certificate.reason}`;
}

/** More vanishes than the certificate allows: training took a direction that is nearly a symmetry for one. */
function explainExcess({ largestVanishing, certificate }: Evidence, certified: number): string {
  const next = certificate?.smallestNonZero ?? null;
  const why =
    next === null || certificate?.tolerance == null
      ? 'check the oracle and the data'
      : `the next direction has a relative defect of ${formatLoss(next)}, where up to ${formatLoss(certificate.tolerance)} is accepted: look at the certificate's defects, and trust neither number until they are apart`;
  return `N_g = ${String(largestVanishing)} vanishes, but the certificate allows ${String(certified)}; ${why}.`;
}

function explainFields({ inState: { vanishing } }: Evidence): string {
  const why = 'Vector fields have no group dimension, for with v also f(φ)·v keeps the oracle';
  const best = vanishing.at(-1);
  if (best === undefined) {
    return `${why}; no N_g vanishes.`;
  }
  const rank = best.best?.referee?.pointwiseRank ?? null;
  const count = String(best.gridPoint.generatorCount);
  return rank === null
    ? `${why}; the fields of N_g = ${count} vanish, but have no clear rank at a point: add samples or steps.`
    : `${why}; the fields of N_g = ${count}, the largest that vanishes, span ${countOf(rank, 'direction')} at a point.`;
}

/** Which cells close as they are stored, but not as they were trained. */
function explainPolished({ inState: { vanishing } }: Evidence): string {
  const polished = vanishing.filter(({ best }) => best?.referee?.polished === true);
  return polished.length === 0
    ? ''
    : ` ${formatCounts(polished)} ${polished.length === 1 ? 'was' : 'were'} polished: finished in float64 within the certified fields, where closure falls too slowly to train it to the end.`;
}

function explainDetected({ largestVanishing, largestScanned, gapDecades, certificate }: Evidence): string {
  const scan = `N_g = ${String(largestVanishing)} is the largest that vanishes in a scan to ${String(largestScanned)}`;
  return `${scan}${gapClause(gapDecades)}; ${explainMissing(certificate)}.`;
}

function explainShortfall({ cells, largestVanishing }: Evidence, certified: number): string {
  const missed = cells.filter(({ gridPoint }) => gridPoint.generatorCount === certified);
  const found = largestVanishing === 0 ? 'no N_g vanishes' : `only N_g = ${String(largestVanishing)} vanishes`;
  return `${formatCounts(missed)} fails at ${formatLoss(missed[0]?.finalLoss ?? null)}, ${found}, but the certificate is ${String(certified)}: add restarts or steps.`;
}

/** The losses need not be apart: the referee decides. */
function gapClause(gapDecades: number | null): string {
  return gapDecades === null || gapDecades <= 0 ? '' : `, ${gapDecades.toFixed(1)} decades below the cells that fail`;
}
