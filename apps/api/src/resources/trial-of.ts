import type { Trial } from '@liesweep/api-contract';
import { isVanishingTrial } from '@liesweep/phase-diagram';
import { gridPointIndex, type SweepSpec, type TrialResult } from '@liesweep/sweep';

/** One trained trial, in short. */
export function trialOf(spec: SweepSpec, trial: TrialResult): Trial {
  const { trialKey, gridPoint, restart, outcome, steps, lowestLoss, finalLoss, terms, seconds, trainedOn } = trial;
  return {
    ...{ trialKey, cell: gridPointIndex(spec, gridPoint) ?? 0, system: gridPoint.system },
    ...{ dimension: gridPoint.dimension, generators: gridPoint.generatorCount, weights: gridPoint.lossWeights },
    ...{ restart, outcome, steps, lowestLoss, finalLoss, terms, seconds, device: trainedOn.device },
    ...{ vanishes: isVanishingTrial(trial), referee: trial.referee },
  };
}
