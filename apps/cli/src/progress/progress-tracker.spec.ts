import type { SweepProgress } from '@liesweep/sweep';
import { ProgressTracker } from './progress-tracker.js';

const RECORDED: SweepProgress = {
  trialCount: 100,
  recorded: 20,
  reused: 0,
  failed: 0,
  lowestLoss: 1e-3,
  trainedSeconds: 1,
};
const SHARD = { trialCount: 40, finishedTrials: 10, fraction: 0.5, lowestLoss: 1e-9 };

describe('ProgressTracker', () => {
  it('counts the finished trials of shards in flight as done', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 1000);
    expect(tracker.snapshot(1000)).toMatchObject({ trialCount: 100, done: 30, lowestLoss: 1e-9 });
  });

  it('predicts the time left from the work done since the command started', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 10_000);
    expect(tracker.snapshot(10_000)).toMatchObject({ rate: 2, remainingSeconds: 30 });
  });

  it('never falls while a trained shard waits to be recorded', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 0);
    tracker.snapshot(0);
    tracker.report(0, { ...SHARD, finishedTrials: 40, fraction: 1 }, 1);
    expect(tracker.snapshot(1).done).toBe(30);
    tracker.record({ ...RECORDED, recorded: 60 });
    expect(tracker.snapshot(2).done).toBe(60);
  });

  it('forgets a shard whose trainer has fallen silent', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 0);
    expect(tracker.snapshot(60_000)).toMatchObject({ done: 20, rate: 0, remainingSeconds: null });
  });

  it('knows nothing before the row store was read', () => {
    expect(new ProgressTracker(0).snapshot(1)).toEqual({
      trialCount: 0,
      done: 0,
      failed: 0,
      rate: 0,
      remainingSeconds: null,
      lowestLoss: null,
    });
  });
});
