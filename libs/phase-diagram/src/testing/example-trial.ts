import type { GridPoint, LossWeights, RefereeVerdict, TrialResult } from '@liesweep/sweep';

/** Weights of the slides with closure on or off. */
function weightsWithClosure(closure: number): LossWeights {
  return { invariance: 1, normalization: 1, orthogonality: 1, closure, sparsity: 0 };
}

/** A grid point of SO(n) with the closure term. */
export function gridPointOf(generatorCount: number, dimension = 4, closure = 1): GridPoint {
  return {
    system: 'squared-norm/real/linear',
    dimension,
    generatorCount,
    lossWeights: weightsWithClosure(closure),
  };
}

/** What the referee says of a faultless set. */
export const ACCEPTED: RefereeVerdict = {
  independence: 1,
  invariance: 1e-13,
  closure: 1e-13,
  isIndependent: true,
  isInvariant: true,
  isClosed: true,
};

/** What the referee says of a set that fell back on itself. */
export const DEPENDENT: RefereeVerdict = { ...ACCEPTED, independence: 0, closure: null, isIndependent: false };

/** A recorded trial whose loss is all closure; the referee accepts it when the loss is below 1e-6. */
export function trialOf(gridPoint: GridPoint, restart: number, finalLoss: number | null): TrialResult {
  return {
    trialKey: `N_g=${String(gridPoint.generatorCount)}/restart=${String(restart)}`,
    gridPoint,
    restart,
    outcome: finalLoss === null ? 'diverged' : 'converged',
    steps: 4000,
    lowestLoss: finalLoss,
    finalLoss,
    terms: { invariance: 0, normalization: 0, orthogonality: 0, closure: finalLoss, sparsity: 0 },
    seconds: 0.1,
    trainedOn: { device: 'cpu', backend: 'tensorflow', mode: 'graph' },
    referee: finalLoss !== null && finalLoss < 1e-6 ? ACCEPTED : null,
    tensors: { digest: `sha256:${'0'.repeat(64)}`, position: restart },
  };
}
