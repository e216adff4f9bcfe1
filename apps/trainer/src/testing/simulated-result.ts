import type { LossTerms, Trial, TrialResult } from '@liesweep/sweep';

/** Losses that no training would miss: far below and far above every threshold. Those of restarts differ a little. */
const VANISHING_LOSS = 1e-12;
const FAILING_LOSS = 1;
const DIFFERENT_LOSSES = 101;

/**
 * What training SO(n) ends with, without training: N_g generators vanish exactly when N_g ≤ n(n−1)/2.
 *
 * @param digest of the file that holds the trial's tensors
 */
export function simulateResult({ key, gridPoint, restart }: Trial, digest: string, position: number): TrialResult {
  const { dimension, generatorCount } = gridPoint;
  const isVanishing = generatorCount <= (dimension * (dimension - 1)) / 2;
  const excess = ((restart * 37) % DIFFERENT_LOSSES) / DIFFERENT_LOSSES;
  const loss = (isVanishing ? VANISHING_LOSS : FAILING_LOSS) * (1 + excess);
  const terms: LossTerms = { invariance: loss, normalization: 0, orthogonality: 0, closure: 0, sparsity: 0 };
  return {
    ...{ trialKey: key, gridPoint, restart, outcome: isVanishing ? 'converged' : 'plateaued', steps: 10 },
    ...{ lowestLoss: loss, finalLoss: loss, terms, seconds: 0, tensors: { digest, position } },
    trainedOn: { device: 'simulated', backend: 'analytic', mode: 'eager' },
    referee: isVanishing
      ? { independence: 1, invariance: 0, closure: 0, isIndependent: true, isInvariant: true, isClosed: true }
      : null,
  };
}
