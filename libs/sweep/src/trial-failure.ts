/** A trial that could not be trained, and why; it has no result. */
export interface TrialFailure {
  readonly trialKey: string;
  /** Error class name, such as `TrainerCrashedError`. */
  readonly failureClass: string;
  readonly message: string;
  readonly attempts: number;
}
