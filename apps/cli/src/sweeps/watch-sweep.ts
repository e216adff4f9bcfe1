import type { RowStore, SweepRecord } from '@liesweep/sweep';
import { followSweep, type SweepView } from '@liesweep/sweep-client/records';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import { CellWatcher } from '../progress/cells-seen.js';
import type { ProgressDisplay } from '../progress/progress-display.js';
import { ProgressTracker } from '../progress/progress-tracker.js';
import type { CellCounts } from '../terminal/sweep-lines.js';

/** How a sweep stands, and how many of its cells are decided; null where nobody looks at them. */
export interface Watched {
  readonly view: SweepView;
  readonly cells: CellCounts | null;
}

/**
 * Shows how far a sweep is until it has ended, or nobody serves it any more; returns how it stands then.
 *
 * @param onWatched told how it stands, from second to second
 */
export async function watchSweep(
  rows: RowStore,
  record: SweepRecord,
  isServed: () => boolean | undefined,
  display: ProgressDisplay,
  onWatched: (watched: Watched) => void = () => undefined,
): Promise<Watched> {
  const tracker = new ProgressTracker(Date.now());
  const watcher = new CellWatcher(rows, record);
  let cells: CellCounts | null = null;
  try {
    const view = await followSweep(rows, record, isServed, async (next) => {
      const seen = await watcher.look(next);
      cells = seen === null ? null : { decided: seen.decided, open: seen.open };
      tracker.record(next);
      tracker.recordCells(seen);
      tracker.wait(next.trouble);
      display.show(tracker.snapshot(Date.now()));
      onWatched({ view: next, cells });
    });
    return { view, cells };
  } finally {
    display.end();
  }
}

/** The exit code that says how a sweep stands. */
export function exitCodeOf({ stage, failed }: SweepView): ExitCode {
  if (stage !== 'complete') return EXIT_CODES.notComplete;
  return failed > 0 ? EXIT_CODES.trialsFailed : EXIT_CODES.done;
}
