import { countOf, formatDuration, planSummary } from '@liesweep/sweep';
import { readConfig, type Config } from '../config.js';
import { readSweepFile, velocityLines } from '@liesweep/datasets';
import { type MeasuredSpeed, measuredSpeed, predictRun } from '@liesweep/sweep-client/records';
import { openRuns } from '../run-folder/open-run.js';
import { executionPlace } from '@liesweep/sweep-client/records';
import { knownSweep } from '../sweeps/known-sweep.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';

const BYTES_PER_MIB = 2 ** 20;

interface Flags {
  readonly slots?: number;
  readonly json?: boolean;
}

/** Says what a sweep will take, before anything is trained. */
export async function planAction(
  { stdout, stderr }: Terminal,
  file: string,
  { slots: asked, json = false }: Flags,
): Promise<void> {
  const config = readConfig(process.env);
  const { sweepId, spec, notes, warnings } = await knownSweep(await readSweepFile(file), config);
  const { slots, deviceClass } = executionPlace(spec, config, asked);
  const plan = planSummary(spec, slots);
  const measured = await recordedSpeed(config, deviceClass);
  const slices = plan.points / spec.grid.generators.length;
  const predicted = predictRun(plan, slices, measured);
  if (json) {
    const document = { sweepId, slots, ...plan, ...predicted, measuredTrials: measured?.trials ?? 0, notes, warnings };
    stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    return;
  }
  const duration = (seconds: number): string => formatDuration(atLeastOne(seconds), 'aligned');
  const { startSeconds, trainingSeconds, outputSeconds, totalSeconds, oneSlotSeconds } = predicted;
  const lines = [
    sweepId,
    ...velocityLines(spec.data),
    `  grid points  ${String(plan.points)}`,
    `  trials       ${String(plan.trials)} (${String(spec.restarts)} of each point)`,
    `  shards       ${String(plan.shards)}`,
    `  time         about ${duration(totalSeconds)} in ${countOf(slots, 'slot')}${slots === 1 ? '' : `, ${duration(oneSlotSeconds)} in one`}`,
    `               ${duration(startSeconds)} to start, ${duration(trainingSeconds)} of training, ${duration(outputSeconds)} for the report`,
    measured === undefined
      ? '               training as a usual CPU does it: nothing is recorded here yet to measure by'
      : `               training as fast as ${countOf(measured.trials, 'trial')} that were recorded here`,
    '               trials that vanish may stop before their last step, and take less',
    `  memory       about ${String(Math.ceil(plan.stackMemoryBytes / BYTES_PER_MIB))} MiB for the largest stack, in each slot`,
  ];
  stdout.write(`${lines.join('\n')}\n`);
  printRemarks({ notes, warnings }, { stderr });
}

/** How fast trials were trained that the row store of this folder has; undefined where there is none, or it is not open. */
async function recordedSpeed(config: Config, deviceClass: string): Promise<MeasuredSpeed | undefined> {
  try {
    const rows = await openRuns(config);
    try {
      return rows === undefined ? undefined : await measuredSpeed(rows, deviceClass);
    } finally {
      await rows?.close();
    }
  } catch {
    return undefined; // A store that is away or damaged is told by the commands that need it.
  }
}

/** A prediction of less than a second says more than it knows. */
function atLeastOne(seconds: number): number {
  return Math.max(1, seconds);
}
