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
  it('counts as done what is recorded, and the finished trials of shards in flight beside it', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 1000);
    expect(tracker.snapshot(1000)).toMatchObject({ trialCount: 100, done: 20, trained: 10 });
  });

  it('predicts the time left from the work done since the command started', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 10_000);
    expect(tracker.snapshot(10_000)).toMatchObject({ rate: 2, remainingSeconds: 30 });
  });

  it('says what a trained shard waits for, and that of the orchestrator first, until they have it', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    const trained = { ...SHARD, finishedTrials: 40, fraction: 1 };
    tracker.report(0, { ...trained, waitingForStore: 'tensors: read-only' }, 1);
    expect(tracker.snapshot(1)).toMatchObject({ done: 20, trained: 40, waiting: 'tensors: read-only' });
    tracker.wait('rows: read-only');
    expect(tracker.snapshot(1).waiting).toBe('rows: read-only');
    tracker.wait(null);
    tracker.report(0, { ...trained, waitingForStore: null }, 2);
    tracker.record({ ...RECORDED, recorded: 60 });
    expect(tracker.snapshot(2)).toMatchObject({ done: 60, trained: 0, waiting: null });
  });

  it('holds no more shards than were heard of lately, however many there have been', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    for (let shard = 0; shard < 10_000; shard++) {
      tracker.report(shard, SHARD, 1000 * shard);
      tracker.snapshot(1000 * shard);
    }
    expect(tracker.heldShards).toBeLessThanOrEqual(10);
  });

  it('forgets a shard whose trainer has fallen silent', () => {
    const tracker = new ProgressTracker(0);
    tracker.record(RECORDED);
    tracker.report(0, SHARD, 0);
    expect(tracker.snapshot(60_000)).toMatchObject({ done: 20, rate: 0, remainingSeconds: null });
  });

  it('shows the cells that were seen last', () => {
    const tracker = new ProgressTracker(0);
    const cells = { decided: 1, open: 2, generators: [1, 2, 3], rows: [] };
    tracker.recordCells(cells);
    expect(tracker.snapshot(1).cells).toBe(cells);
  });

  it('knows nothing before the row store was read', () => {
    expect(new ProgressTracker(0).snapshot(1)).toEqual({
      trialCount: 0,
      done: 0,
      trained: 0,
      failed: 0,
      rate: 0,
      remainingSeconds: null,
      cells: null,
      waiting: null,
    });
  });
});
