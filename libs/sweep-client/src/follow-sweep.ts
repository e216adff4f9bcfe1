import { setTimeout as delay } from 'node:timers/promises';
import { hasEnded, type RowStore, type SweepRecord } from '@liesweep/sweep';
import { viewSweep, type ShownStage, type SweepView } from './sweep-view.js';

const INTERVAL_MS = 1000;

/** A sweep that was submitted is taken up in a moment where there is an orchestrator. */
const LONGEST_START_MS = 60_000;

/**
 * Looks at a sweep until it has ended, or nobody serves it any more; returns how it stands then. Nothing happens to the
 * sweep.
 *
 * @param onView told how it stands, from second to second, and waited for
 */
export async function followSweep(
  rows: RowStore,
  record: SweepRecord,
  isServed: () => boolean | undefined,
  onView: (view: SweepView) => void | Promise<void>,
): Promise<SweepView> {
  const begunAt = performance.now();
  for (;;) {
    const view = await viewSweep(rows, record, isServed());
    await onView(view);
    if (isOver(view.stage) || (view.stage === 'not-started' && performance.now() - begunAt > LONGEST_START_MS)) {
      return view;
    }
    await delay(INTERVAL_MS);
  }
}

function isOver(stage: ShownStage): boolean {
  if (stage === 'not-started') return false;
  return stage === 'interrupted' || hasEnded({ stage });
}
