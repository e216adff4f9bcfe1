/** How far a sweep is, from the row store alone. */
export interface SweepProgress {
  readonly trialCount: number;
  /** Trials with a result, those reused from other sweeps included. */
  readonly recorded: number;
  /** Of those, the ones that another sweep had already trained. */
  readonly reused: number;
  readonly failed: number;
  readonly lowestLoss: number | null;
  readonly trainedSeconds: number;
}
