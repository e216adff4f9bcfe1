import { equivalentDimension, expectedTrialSeconds, type RowStore, type SweepRecord } from '@liesweep/sweep';

/** The latest sweeps say how fast the machine is now; more of them say little more. */
const MOST_SWEEPS = 8;
const MOST_TRIALS_OF_A_SWEEP = 500;

/** Fewer trials are no measurement: the first ones of a process compile. */
const FEWEST_TRIALS = 16;

/** How fast trials were trained that are recorded. */
export interface MeasuredSpeed {
  /** Seconds for each second that the cost model expects. */
  readonly factor: number;
  /** How many trials say so. */
  readonly trials: number;
}

/**
 * How fast a class of devices has trained, by the steps and seconds of the trials that its latest sweeps have recorded;
 * undefined where there are too few.
 */
export async function measuredSpeed(
  rows: Pick<RowStore, 'sweeps' | 'trials'>,
  deviceClass: string,
): Promise<MeasuredSpeed | undefined> {
  const latest = [...(await rows.sweeps())]
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, MOST_SWEEPS);
  let [seconds, expected, trials] = [0, 0, 0];
  for (const record of latest) {
    const sum = await sumOf(rows, record, deviceClass);
    seconds += sum.seconds;
    expected += sum.expected;
    trials += sum.trials;
  }
  return trials < FEWEST_TRIALS || expected === 0 ? undefined : { factor: seconds / expected, trials };
}

async function sumOf(
  rows: Pick<RowStore, 'trials'>,
  { sweepId, spec }: SweepRecord,
  deviceClass: string,
): Promise<{ seconds: number; expected: number; trials: number }> {
  const sum = { seconds: 0, expected: 0, trials: 0 };
  for await (const { gridPoint, steps, seconds, trainedOn } of rows.trials(sweepId)) {
    if ((trainedOn.device === 'cpu') !== (deviceClass === 'cpu')) continue;
    const { dimension, generatorCount, lossWeights } = gridPoint;
    sum.seconds += seconds;
    sum.expected += expectedTrialSeconds(
      {
        equivalentDimension: equivalentDimension(spec, dimension),
        generatorCount,
        hasClosure: lossWeights.closure > 0,
      },
      steps,
    );
    sum.trials += 1;
    if (sum.trials >= MOST_TRIALS_OF_A_SWEEP) break;
  }
  return sum;
}
