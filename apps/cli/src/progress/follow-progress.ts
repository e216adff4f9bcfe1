import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@liesweep/logging';
import type { SweepProgress } from '@liesweep/sweep';
import type { ProgressDisplay } from './progress-display.js';
import type { ProgressTracker } from './progress-tracker.js';

const INTERVAL_MS = 250;

/** A workflow ends a moment after its last trial is recorded; one that does not is no reason to wait. */
const GRACE_MS = 5_000;

/** How long the last look may take. */
const LAST_LOOK_MS = 2_000;

/** Progress that is read and shown until it is ended. */
export interface FollowedProgress {
  /** Resolves when every trial has been recorded for some seconds; one that has failed may be tried again. */
  readonly allRecorded: Promise<SweepProgress>;
  /** Shows once more how far the sweep is, if the row store says so at once, and ends this. */
  readonly end: () => Promise<void>;
}

/** Reads the row store a few times a second and shows how far the sweep is. */
export function followProgress(
  read: () => Promise<SweepProgress>,
  tracker: ProgressTracker,
  display: ProgressDisplay,
  log: Logger,
): FollowedProgress {
  let resolve: (progress: SweepProgress) => void = () => undefined;
  const allRecorded = new Promise<SweepProgress>((resolveAllRecorded) => {
    resolve = resolveAllRecorded;
  });
  let completeSinceMs: number | undefined;
  let isReading = false;
  const show = async (): Promise<void> => {
    const progress = await read();
    tracker.record(progress);
    display.show(tracker.snapshot(Date.now()));
    if (progress.recorded >= progress.trialCount) {
      completeSinceMs ??= Date.now();
      if (Date.now() - completeSinceMs >= GRACE_MS) {
        resolve(progress);
      }
    }
  };
  const timer = setInterval(() => {
    if (isReading) {
      return;
    }
    isReading = true;
    show()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'progress cannot be read');
      })
      .finally(() => {
        isReading = false;
      });
  }, INTERVAL_MS);
  return {
    allRecorded,
    end: async () => {
      clearInterval(timer);
      const patience = new AbortController();
      const { signal } = patience;
      await Promise.race([show(), delay(LAST_LOOK_MS, undefined, { signal })]).catch(() => undefined);
      patience.abort();
      display.end();
    },
  };
}
