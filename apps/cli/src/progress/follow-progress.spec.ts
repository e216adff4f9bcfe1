import type { Logger } from '@liesweep/logging';
import type { SweepProgress } from '@liesweep/sweep';
import { followProgress } from './follow-progress.js';
import type { ProgressSnapshot } from './progress-tracker.js';
import { ProgressTracker } from './progress-tracker.js';

const HALF: SweepProgress = { trialCount: 10, recorded: 5, reused: 0, failed: 0, lowestLoss: null, trainedSeconds: 0 };

/** Longer than a finished sweep's workflow is waited for. */
const LONG_MS = 60_000;

const silent = { warn: () => undefined } as unknown as Logger;

describe('followProgress', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function follow(read: () => Promise<SweepProgress>) {
    const shown: ProgressSnapshot[] = [];
    const display = { show: (snapshot: ProgressSnapshot) => shown.push(snapshot), end: () => undefined };
    const progress = followProgress(read, new ProgressTracker(Date.now()), display, silent);
    let isAllRecorded = false;
    void progress.allRecorded.then(() => (isAllRecorded = true));
    return { progress, shown, isAllRecorded: () => isAllRecorded };
  }

  it('shows what is recorded, and waits while trials are missing', async () => {
    const { progress, shown, isAllRecorded } = follow(() => Promise.resolve(HALF));
    await jest.advanceTimersByTimeAsync(LONG_MS);
    expect(shown.at(-1)).toMatchObject({ done: 5, trialCount: 10 });
    expect(isAllRecorded()).toBe(false);
    await progress.end();
  });

  it('says when every trial is recorded, whatever the workflow says', async () => {
    const { progress, isAllRecorded } = follow(() => Promise.resolve({ ...HALF, recorded: 10 }));
    await jest.advanceTimersByTimeAsync(LONG_MS);
    expect(isAllRecorded()).toBe(true);
    await progress.end();
  });

  it('waits for trials that have failed, which the workflow may be trying again', async () => {
    const { progress, isAllRecorded } = follow(() => Promise.resolve({ ...HALF, failed: 5 }));
    await jest.advanceTimersByTimeAsync(LONG_MS);
    expect(isAllRecorded()).toBe(false);
    await progress.end();
  });

  it('shows at its end what was recorded last, and ends also where nothing is read', async () => {
    let reads = 0;
    const { progress, shown } = follow(() => Promise.resolve({ ...HALF, recorded: ++reads }));
    await progress.end();
    expect(shown.map(({ done }) => done)).toEqual([1]);
    const failing = follow(() => Promise.reject(new Error('locked')));
    await failing.progress.end();
    expect(failing.shown).toEqual([]);
  });

  it('goes on when the row store does not answer for a while', async () => {
    let reads = 0;
    const { progress, shown } = follow(() => {
      reads += 1;
      return reads < 3 ? Promise.reject(new Error('locked')) : Promise.resolve(HALF);
    });
    await jest.advanceTimersByTimeAsync(LONG_MS);
    expect(shown.length).toBeGreaterThan(0);
    await progress.end();
  });
});
