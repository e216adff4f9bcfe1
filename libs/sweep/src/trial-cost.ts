import type { Bucket } from './bucket.js';

/** Time of one step of one trial that does not depend on its shape, microseconds. */
const STEP_MICROSECONDS = 0.5;

/** Time per generator and entry of 𝒲 (invariance, normalization, orthogonality, Adam), microseconds. */
const ENTRY_MICROSECONDS = 0.02;

/** Time per pair of generators and entry of their commutator, microseconds. */
const COMMUTATOR_MICROSECONDS = 0.004;

/**
 * The time one trial is expected to take in a full stack on the CPU, seconds: for planning, where only ratios matter much.
 *
 *     steps · (c₀ + c₁ G n² + c₂ G² n²),   the last term only where closure has weight
 */
export function expectedTrialSeconds(
  { equivalentDimension, generatorCount, hasClosure }: Omit<Bucket, 'dimension'>,
  steps: number,
): number {
  const entries = generatorCount * equivalentDimension ** 2;
  const commutators = hasClosure ? generatorCount * entries : 0;
  return (steps * (STEP_MICROSECONDS + ENTRY_MICROSECONDS * entries + COMMUTATOR_MICROSECONDS * commutators)) / 1e6;
}
