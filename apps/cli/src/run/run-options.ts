/** What `liesweep run` and `liesweep retry` are asked to do. */
export interface RunOptions {
  readonly file: string;
  readonly out: string | undefined;
  readonly json: boolean;
  /** For programs: how far it is as lines of JSON on standard error. */
  readonly progressJson: boolean;
  readonly verbose: boolean;
  readonly slots: number | undefined;
  /** Takes over nothing that is recorded: all trials are trained again, beside the others. */
  readonly trainAgain: boolean;
  /** Trials that were given up are tried again, in a complete sweep too. */
  readonly retryFailed: boolean;
  /** Only those that failed with this class; all when undefined. */
  readonly failureClass: string | undefined;
}
