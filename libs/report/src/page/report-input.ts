import type { TrainingDevice } from '@liesweep/sweep';
import type { SweepFindings } from '../findings/sweep-findings.js';

/** How the result was made. */
export interface RunFacts {
  /** The exact command. */
  readonly command: string;
  readonly sweepFile: { readonly name: string; readonly text: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly wallSeconds: number;
  readonly trials: number;
  /** Σ of the trials' shares of training time. */
  readonly trainedSeconds: number;
  readonly devices: readonly TrainingDevice[];
  /** By name, in the order to be shown: Liesweep, TensorFlow, Node, Temporal, … */
  readonly versions: Readonly<Record<string, string>>;
  /** Sentences about what was found in the data file. */
  readonly data: readonly string[];
  /** Sentences about what could not be read or trained. */
  readonly problems: readonly string[];
}

/** Everything the report shows. */
export interface ReportInput extends SweepFindings {
  readonly run: RunFacts;
}
