import { setTimeout as delay } from 'node:timers/promises';
import { hasEnded, type RowStore, type SweepRecord } from '@liesweep/sweep';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import type { ProgressDisplay } from '../progress/progress-display.js';
import { ProgressTracker } from '../progress/progress-tracker.js';
import { viewSweep, type ShownStage, type SweepView } from './sweep-view.js';

const INTERVAL_MS = 1000;

/** A sweep that was submitted is taken up in a moment where there is an orchestrator. */
const LONGEST_START_MS = 60_000;

/**
 * Shows how far a sweep is until it has ended, or nobody serves it any more; returns how it stands then. Nothing happens to
 * the sweep.
 */
export async function watchSweep(
  rows: RowStore,
  record: SweepRecord,
  isServed: () => boolean | undefined,
  display: ProgressDisplay,
): Promise<SweepView> {
  const tracker = new ProgressTracker(Date.now());
  const begunAt = performance.now();
  try {
    for (;;) {
      const view = await viewSweep(rows, record, isServed());
      tracker.record(view);
      tracker.wait(view.trouble);
      display.show(tracker.snapshot(Date.now()));
      if (isOver(view.stage) || (view.stage === 'not-started' && performance.now() - begunAt > LONGEST_START_MS)) {
        return view;
      }
      await delay(INTERVAL_MS);
    }
  } finally {
    display.end();
  }
}

/** The exit code that says how a sweep stands. */
export function exitCodeOf({ stage, failed }: SweepView): ExitCode {
  if (stage !== 'complete') return EXIT_CODES.notComplete;
  return failed > 0 ? EXIT_CODES.trialsFailed : EXIT_CODES.done;
}

function isOver(stage: ShownStage): boolean {
  if (stage === 'not-started') return false;
  return stage === 'interrupted' || hasEnded({ stage });
}
