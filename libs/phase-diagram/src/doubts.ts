import { countOf, type Cell, type RefereeVerdict } from '@liesweep/sweep';
import type { Evidence } from './evidence.js';
import { explainMissing, formatCounts, formatLoss } from './format-reason.js';

/** With hits of 0.3 per restart, as for so(5), eight misses in a row have a probability of 0.06. */
export const RESTARTS_TO_FAIL = 8;

/** A reason not to decide: one sentence that says what to add; undefined where there is none. */
type Doubt = (evidence: Evidence) => string | undefined;

/**
 * The first reason not to give a group dimension; undefined when there is none. Where the largest N_g that vanishes equals the
 * certificate, cells below it say nothing about the dimension, and those above cannot vanish: only missing trials are in doubt.
 */
export function findDoubt(evidence: Evidence): string | undefined {
  const isReached = evidence.certified !== null && evidence.certified === evidence.largestVanishing;
  for (const doubt of isReached ? DOUBTS_OF_ANY : [...DOUBTS_OF_ANY, ...DOUBTS_OF_CELLS]) {
    const reason = doubt(evidence);
    if (reason !== undefined) {
      return reason;
    }
  }
  return undefined;
}

/** Data that could not know better make no number, whatever vanishes on them. A network has no certificate to refuse. */
const certificateIsRefused: Doubt = ({ certificate }) =>
  certificate?.groupDimension === null && certificate.refusal !== 'network' ? certificate.reason : undefined;

const cellsArePending: Doubt = ({ inState: { pending } }) =>
  pending.length === 0 ? undefined : `${formatCounts(pending)} without a trial so far: continue the sweep.`;

const cellsDiverged: Doubt = ({ inState: { diverged } }) =>
  diverged.length === 0
    ? undefined
    : `${formatCounts(diverged)}: every trial diverged: lower the learning rate, and look for samples of another size than the rest.`;

const refereeRejects: Doubt = ({ inState: { rejected } }) => {
  const [first] = rejected;
  return first === undefined
    ? undefined
    : `${formatCounts([first])} ends at ${formatLoss(first.finalLoss)}, but the referee rejects the generators${complaint(first)}: add steps or restarts.`;
};

const lossesLieBetween: Doubt = ({ inState: { between }, criterion: { below, failsAbove } }) => {
  const [first, ...others] = between;
  return first === undefined
    ? undefined
    : `${formatCounts([first])} ends at ${formatLoss(first.finalLoss)}, between ${formatLoss(below)} and ${formatLoss(failsAbove)}${others.length === 0 ? '' : `, and so ends ${formatCounts(others)}`}: add steps or restarts.`;
};

const failuresAreFew: Doubt = ({ inState: { failing }, restarts }) => {
  const few = failing.filter(({ trials }) => trials < RESTARTS_TO_FAIL);
  const [first] = few;
  if (first === undefined) {
    return undefined;
  }
  const needed = String(RESTARTS_TO_FAIL);
  return restarts < RESTARTS_TO_FAIL
    ? `${formatCounts(few)} failed from ${countOf(first.trials, 'start')}, too few to exclude bad luck: raise restarts to ${needed} at least.`
    : `${formatCounts(few)} failed from ${String(first.trials)} of ${countOf(restarts, 'start')}, fewer than ${needed}: continue the sweep, or retry its failed trials.`;
};

const scanStopsBelowCertificate: Doubt = ({ cells, certified, largestScanned }) =>
  certified === null || certified === 0 || cells.some(({ gridPoint }) => gridPoint.generatorCount === certified)
    ? undefined
    : largestScanned < certified
      ? `The scan ends at N_g = ${String(largestScanned)}, below the certificate ${String(certified)}: extend generators to ${String(certified)}.`
      : `The scan leaves out N_g = ${String(certified)}, the certificate: add it to generators.`;

const nothingBoundsTheScan: Doubt = ({ certified, certificate, largestVanishing, largestScanned, inState }) => {
  if (certified !== null) {
    return undefined;
  }
  const why = explainMissing(certificate);
  if (largestVanishing === 0) {
    return `No N_g vanishes and ${why}: add restarts or steps, or data that certify dimension 0.`;
  }
  return largestVanishing < largestScanned
    ? undefined
    : `${inState.failing.length === 0 ? 'Every' : 'The largest'} N_g up to ${String(largestScanned)} vanishes and ${why}: extend generators.`;
};

const DOUBTS_OF_ANY: readonly Doubt[] = [certificateIsRefused, cellsArePending];

const DOUBTS_OF_CELLS: readonly Doubt[] = [
  cellsDiverged,
  refereeRejects,
  lossesLieBetween,
  failuresAreFew,
  scanStopsBelowCertificate,
  nothingBoundsTheScan,
];

function complaint({ best }: Cell): string {
  const referee: RefereeVerdict | null = best?.referee ?? null;
  if (referee === null) {
    return '';
  }
  const faults = [
    ...(referee.isIndependent ? [] : ['dependent']),
    ...(referee.isInvariant ? [] : ['not invariant']),
    ...(referee.isClosed ? [] : ['not closed']),
  ];
  return ` as ${faults.join(', ')}`;
}
