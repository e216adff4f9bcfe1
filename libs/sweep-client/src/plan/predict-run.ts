import type { PlanSummary } from '@liesweep/sweep';
import type { MeasuredSpeed } from './measured-speed.js';

/** Servers and processes start, TensorFlow loads, and the first step is compiled: on a usual machine, seconds. */
const START_SECONDS = 4;

/** The report's figures are drawn and written: seconds for all sweeps, and for each slice of one. */
const OUTPUT_SECONDS = 1;
const OUTPUT_SECONDS_OF_A_SLICE = 0.8;

/** How long `run` will take, seconds. */
export interface PredictedRun {
  readonly startSeconds: number;
  /** In all slots together, if no trial stops before its last step. */
  readonly trainingSeconds: number;
  readonly outputSeconds: number;
  /** From the command to its end. */
  readonly totalSeconds: number;
  /** The same with one slot. */
  readonly oneSlotSeconds: number;
}

/**
 * Predicts the parts of a run: its training by the cost model, corrected by what was measured.
 *
 * @param slices how many group dimensions it asks for
 */
export function predictRun(
  { wallSeconds, slotSeconds }: Pick<PlanSummary, 'wallSeconds' | 'slotSeconds'>,
  slices: number,
  speed: MeasuredSpeed | undefined,
): PredictedRun {
  const factor = speed?.factor ?? 1;
  const around = START_SECONDS + OUTPUT_SECONDS + slices * OUTPUT_SECONDS_OF_A_SLICE;
  return {
    startSeconds: START_SECONDS,
    trainingSeconds: factor * wallSeconds,
    outputSeconds: OUTPUT_SECONDS + slices * OUTPUT_SECONDS_OF_A_SLICE,
    totalSeconds: around + factor * wallSeconds,
    oneSlotSeconds: around + factor * slotSeconds,
  };
}
