import type { Cell, Certificate, RowStore, SweepProgress, TrialFailure, TrialResult } from '@liesweep/sweep';

/** Everything that a row store says about one sweep's results. */
export interface RowStoreState {
  readonly trials: readonly TrialResult[];
  readonly cells: readonly Cell[];
  readonly failures: readonly TrialFailure[];
  readonly certificates: readonly Certificate[];
  readonly progress: SweepProgress;
}

/** Reads all that the store says about a sweep. */
export async function readState(store: RowStore, sweepId: string): Promise<RowStoreState> {
  const trials: TrialResult[] = [];
  for await (const trial of store.trials(sweepId)) {
    trials.push(trial);
  }
  return {
    trials,
    cells: await store.cells(sweepId),
    failures: await store.failures(sweepId),
    certificates: await store.certificates(sweepId),
    progress: await store.progress(sweepId),
  };
}
