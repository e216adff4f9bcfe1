/**
 * The fields that a log line may have, besides time, level, name, pid, hostname and msg. The list is closed, so that
 * whoever searches the logs knows what to search for: a new field is added here, with its meaning.
 */
export interface LogFields {
  readonly sweepId?: string;
  /** Index of the shard within its plan. */
  readonly shard?: number;
  /** The grid point's text, such as `squared-norm/real/linear n=3 N_g=2`. */
  readonly gridPoint?: string;
  readonly trialKey?: string;
  /** Number of trials that the line is about. */
  readonly trials?: number;
  /** 1 for the first attempt. */
  readonly attempt?: number;
  readonly step?: number;
  readonly lowestLoss?: number | null;
  readonly dominantTerm?: string | null;
  readonly msPerStep?: number;
  readonly seconds?: number;
  readonly bytes?: number;
  readonly device?: string;
  readonly backend?: string;
  /** A file or store. */
  readonly uri?: string;
  /** A server, as host and port. */
  readonly address?: string;
  /** What was asked of a server, such as `getSweep`. */
  readonly operation?: string;
  /** Of an answer, as HTTP counts. */
  readonly status?: number;
  /** Who asked: the name of a token or a person. */
  readonly caller?: string;
  /** Id of another process. */
  readonly processId?: number;
  /** Why, as one sentence. */
  readonly reason?: string;
  /** What was thrown. */
  readonly err?: unknown;
  /** What a library that logs for itself, such as Temporal's SDK, gave with its message. */
  readonly details?: Readonly<Record<string, unknown>>;
}
