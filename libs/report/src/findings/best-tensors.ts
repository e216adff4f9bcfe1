import type { Cell } from '@liesweep/sweep';
import { bestTrialAt } from './best-trials.js';
import type { StoredTrialTensors } from './read-trial-tensors.js';

/** Finds the tensors of the best trial at N_g generators of a slice; undefined where there is none, or it could not be read. */
export function bestTensors(
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
): (...at: Parameters<ReturnType<typeof bestTrialAt>>) => StoredTrialTensors | undefined {
  const trialAt = bestTrialAt(cells);
  return (slice, generatorCount) => byTrial.get(trialAt(slice, generatorCount)?.trialKey ?? '');
}
