import type { LossTerms, TrainingCurve, Trial, TrialOutcome } from '@liesweep/sweep';

/** What training one trial gave. */
export interface TrainedTrial {
  readonly trial: Trial;
  readonly outcome: TrialOutcome;
  readonly steps: number;
  /** Lowest total loss at the weights asked for, and its weighted terms; null when it was never finite. */
  readonly lowestLoss: number | null;
  readonly terms: LossTerms;
  /** Loss at the end; where h_sp > 0, of the finishing phase at h_sp = 0. */
  readonly finalLoss: number | null;
  /**
   * Parameters of the lowest loss of the last phase, shape [N_g, P], as they were trained: `StackSystem.generatorsOf` makes
   * generators of them.
   */
  readonly generators: Float32Array;
  /** Of the same step, one row of N_g per pair a < b; null when they are projected. */
  readonly structureConstants: Float32Array | null;
  readonly curve: TrainingCurve;
  /** Share of the stack's wall time. */
  readonly seconds: number;
}
