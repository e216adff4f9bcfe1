import type { SweepProgress } from '@liesweep/sweep';
import type { ShardProgress } from '../processes/child-messages.js';

/** What the progress line shows. */
export interface ProgressSnapshot {
  readonly trialCount: number;
  /** Trials with a result, those in flight that have finished included. */
  readonly done: number;
  readonly failed: number;
  /** Trials per second since this command started; 0 until something was trained. */
  readonly rate: number;
  /** Seconds; null until the rate is known. */
  readonly remainingSeconds: number | null;
  readonly lowestLoss: number | null;
}

/** A shard that has not been heard of for so long has ended, or its trainer has. */
const SILENT_AFTER_MS = 10_000;

/**
 * How far a sweep is: what the row store has recorded, and what trainers say about the shards in flight.
 *
 * The number of trials done never falls, although a shard's finished trials are recorded a moment after it ends.
 */
export class ProgressTracker {
  private recorded: SweepProgress | undefined;
  private workAtStart: number | undefined;
  private shownDone = 0;
  private readonly shards = new Map<number, { readonly progress: ShardProgress; readonly atMs: number }>();

  constructor(private readonly startedAtMs: number) {}

  /** Takes over what the row store says. */
  record(progress: SweepProgress): void {
    this.recorded = progress;
    this.workAtStart ??= progress.recorded + progress.failed;
  }

  /** Takes over what a trainer says about one shard; a shard that is all done leaves, its rows follow. */
  report(shardIndex: number, progress: ShardProgress, nowMs: number): void {
    if (progress.fraction >= 1) {
      this.shards.delete(shardIndex);
    } else {
      this.shards.set(shardIndex, { progress, atMs: nowMs });
    }
  }

  snapshot(nowMs: number): ProgressSnapshot {
    const { trialCount = 0, recorded = 0, failed = 0, lowestLoss = null } = this.recorded ?? {};
    const inFlight = [...this.shards.values()]
      .filter(({ atMs }) => nowMs - atMs < SILENT_AFTER_MS)
      .map(({ progress }) => progress);
    const finished = inFlight.reduce((sum, shard) => sum + shard.finishedTrials, 0);
    const work = recorded + failed + inFlight.reduce((sum, shard) => sum + shard.trialCount * shard.fraction, 0);
    this.shownDone = Math.min(trialCount, Math.max(this.shownDone, recorded + finished));
    const trained = work - (this.workAtStart ?? 0);
    const elapsedSeconds = (nowMs - this.startedAtMs) / 1000;
    const rate = trained > 0 && elapsedSeconds > 0 ? trained / elapsedSeconds : 0;
    return {
      trialCount,
      done: this.shownDone,
      failed,
      rate,
      remainingSeconds: rate > 0 ? Math.max(0, trialCount - work) / rate : null,
      lowestLoss: smallest([lowestLoss, ...inFlight.map((shard) => shard.lowestLoss)]),
    };
  }
}

function smallest(losses: readonly (number | null)[]): number | null {
  const finite = losses.filter((loss) => loss !== null);
  return finite.length === 0 ? null : Math.min(...finite);
}
