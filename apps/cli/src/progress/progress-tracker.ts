import type { SweepProgress } from '@liesweep/sweep';
import { workRate } from '@liesweep/sweep-client/records';
import type { ShardProgress } from '../processes/child-messages.js';
import type { CellsSeen } from './cells-seen.js';

/** What the progress line shows. */
export interface ProgressSnapshot {
  readonly trialCount: number;
  /** Trials whose result is recorded. */
  readonly done: number;
  /** Trials that are trained and not recorded yet. */
  readonly trained: number;
  readonly failed: number;
  /** Trials per second since this command started; 0 until something was trained. */
  readonly rate: number;
  /** Seconds; null until the rate is known. */
  readonly remainingSeconds: number | null;
  /** Null where nobody has looked at them. */
  readonly cells: CellsSeen | null;
  /** Which store has to answer before anything more is recorded, in words; null where none has. */
  readonly waiting: string | null;
}

/** A shard that has not been heard of for so long has ended, or its trainer has. */
const SILENT_AFTER_MS = 10_000;

/**
 * How far a sweep is: what the row store has recorded, and what trainers say about the shards in flight. Nothing counts as
 * done that is not recorded.
 */
export class ProgressTracker {
  private recorded: SweepProgress | undefined;
  private workAtStart: number | undefined;
  private waiting: string | null = null;
  private cells: CellsSeen | null = null;
  private readonly shards = new Map<number, { readonly progress: ShardProgress; readonly atMs: number }>();

  constructor(private readonly startedAtMs: number) {}

  /** Takes over what the row store says. */
  record(progress: SweepProgress): void {
    this.recorded = progress;
    this.workAtStart ??= progress.recorded + progress.failed;
  }

  /** Takes over what was seen of the cells; null where nobody looks at them. */
  recordCells(cells: CellsSeen | null): void {
    this.cells = cells;
  }

  /** Takes over what the orchestrator waits for; null when it has it. */
  wait(reason: string | null): void {
    this.waiting = reason;
  }

  /** Takes over what a trainer says about one shard; a shard that is all done and stored leaves, its rows follow. */
  report(shardIndex: number, progress: ShardProgress, nowMs: number): void {
    if (progress.fraction >= 1 && isStored(progress)) {
      this.shards.delete(shardIndex);
    } else {
      this.shards.set(shardIndex, { progress, atMs: nowMs });
    }
  }

  /** How many shards are remembered. */
  get heldShards(): number {
    return this.shards.size;
  }

  snapshot(nowMs: number): ProgressSnapshot {
    // Of a shard that was handed to another trainer, or split, no end is told.
    for (const [shardIndex, { atMs }] of this.shards) {
      if (nowMs - atMs >= SILENT_AFTER_MS) this.shards.delete(shardIndex);
    }
    const { trialCount = 0, recorded = 0, failed = 0 } = this.recorded ?? {};
    const inFlight = [...this.shards.values()].map(({ progress }) => progress);
    const finished = inFlight.reduce((sum, shard) => sum + shard.finishedTrials, 0);
    const work = recorded + failed + inFlight.reduce((sum, shard) => sum + shard.trialCount * shard.fraction, 0);
    const atStart = { done: this.workAtStart ?? 0, atMs: this.startedAtMs };
    return {
      trialCount,
      done: recorded,
      trained: Math.min(finished, Math.max(0, trialCount - recorded - failed)),
      failed,
      ...workRate(atStart, { done: work, atMs: nowMs }, trialCount),
      waiting: this.waiting ?? inFlight.find((shard) => !isStored(shard))?.waitingForStore ?? null,
      cells: this.cells,
    };
  }
}

function isStored({ waitingForStore }: ShardProgress): boolean {
  return waitingForStore === undefined || waitingForStore === null;
}
