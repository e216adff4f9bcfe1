import type { RowStore, SweepRecord } from '@liesweep/sweep';
import { followSweep, type SweepView } from '@liesweep/sweep-client/records';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import type { ProgressDisplay } from '../progress/progress-display.js';
import { ProgressTracker } from '../progress/progress-tracker.js';

/** Shows how far a sweep is until it has ended, or nobody serves it any more; returns how it stands then. */
export async function watchSweep(
  rows: RowStore,
  record: SweepRecord,
  isServed: () => boolean | undefined,
  display: ProgressDisplay,
): Promise<SweepView> {
  const tracker = new ProgressTracker(Date.now());
  try {
    return await followSweep(rows, record, isServed, (view) => {
      tracker.record(view);
      tracker.wait(view.trouble);
      display.show(tracker.snapshot(Date.now()));
    });
  } finally {
    display.end();
  }
}

/** The exit code that says how a sweep stands. */
export function exitCodeOf({ stage, failed }: SweepView): ExitCode {
  if (stage !== 'complete') return EXIT_CODES.notComplete;
  return failed > 0 ? EXIT_CODES.trialsFailed : EXIT_CODES.done;
}
