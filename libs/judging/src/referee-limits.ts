import type { VanishingCriterion } from '@liesweep/phase-diagram';
import type { Certificate } from '@liesweep/sweep';
import type { RefereeLimits } from './judged-trial.js';

/**
 * Generators that are off by a relative defect ρ have commutators that are off by about as much, and training, which weighs
 * closure like invariance, leaves far less: a tenth of ρ². A set that uses the tolerance up to seem closed leaves more.
 */
const CLOSURE_PER_DEFECT_SQUARED = 0.1;

/**
 * What the referee accepts: the tolerance that the certificate states, which for a formula is a share of the next direction's
 * defect and for measured labels lies within their bounds; never less than what the form of the loss leaves as a floor.
 *
 * Generators of measured labels close as far as they are known, and never where a set that cannot close begins.
 */
export function refereeLimits(criterion: VanishingCriterion, certificate: Certificate | null): RefereeLimits {
  const { below, failsAbove, leastTolerance } = criterion;
  const tolerance = Math.max(leastTolerance, certificate?.tolerance ?? Math.sqrt(below));
  const known = certificate?.bound === undefined ? 0 : CLOSURE_PER_DEFECT_SQUARED * tolerance ** 2;
  return { tolerance, below: Math.min(failsAbove, Math.max(below, known)) };
}
