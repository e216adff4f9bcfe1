import type { RoundPlan } from './activities.js';
import type { ShardOutcome } from './shard-contract.js';
import type { SweepCursor, SweepStatus, SweepSummary } from './sweep-contract.js';

/** More children than this would make every workflow task of the sweep slow. */
const WIDEST_WINDOW = 500;
/** Most shards that share a child workflow, whose start and end cost the server more than the rest of an empty shard. */
const MOST_PER_CHILD = 8;
/** A place is free again when the last shard of its child has ended, so one child is to hold little of the window. */
const LEAST_CHILDREN = 8;

const BEFORE_FIRST_ROUND: SweepCursor = {
  round: -1,
  shardCount: 0,
  nextShard: 0,
  inFlight: [],
  rounds: 0,
  idleRounds: 0,
  remaining: Number.MAX_SAFE_INTEGER,
  trialCount: 0,
  recorded: 0,
  reused: 0,
  failed: 0,
  isPaused: false,
  isDraining: false,
};

/** Where a sweep stands: the rules of its sliding window, without Temporal. */
export class SweepState {
  /** Workflows of shards that have ended, one way or another, since the sweep's own last continued as new. */
  endedChildren = 0;
  /** Why the sweep cannot go on, once a shard has said so. */
  terminal: ShardOutcome['terminal'];
  /** How many shards each workflow in flight has, by its first. */
  readonly inFlight: Map<number, number>;
  readonly #window: number;
  #at: SweepCursor;

  constructor(window: number, cursor: SweepCursor = BEFORE_FIRST_ROUND) {
    this.#window = Math.min(WIDEST_WINDOW, Math.max(1, Math.floor(window)));
    this.#at = cursor;
    this.inFlight = new Map(cursor.inFlight);
  }

  /** Everything above, to continue from. */
  get cursor(): SweepCursor {
    return { ...this.#at, inFlight: [...this.inFlight] };
  }

  /** Shards that may be started now. */
  get room(): number {
    const { isPaused, isDraining, shardCount, nextShard } = this.#at;
    if (isPaused || isDraining) return 0;
    const shardsInFlight = [...this.inFlight.values()].reduce((sum, count) => sum + count, 0);
    return Math.max(0, Math.min(this.#window - shardsInFlight, shardCount - nextShard));
  }

  /** Shards that may be started now in one child workflow. */
  get shardsPerChild(): number {
    const share = Math.max(1, Math.min(MOST_PER_CHILD, Math.floor(this.#window / LEAST_CHILDREN)));
    return Math.min(share, this.room);
  }

  /** Nothing is in flight, and nothing more is to be started. */
  get isRoundOver(): boolean {
    const { isDraining, shardCount, nextShard } = this.#at;
    return this.inFlight.size === 0 && (isDraining || nextShard >= shardCount);
  }

  /** Opens a planned round; a round that has as much left as the one before it was idle. */
  beginRound(plan: RoundPlan): void {
    const idleRounds = plan.remaining < this.#at.remaining ? 0 : this.#at.idleRounds + 1;
    this.#at = { ...this.#at, ...plan, nextShard: 0, rounds: this.#at.rounds + 1, idleRounds };
  }

  /** Ends the round early: its plan has fewer shards than it promised. */
  closeRound(): void {
    this.#at = { ...this.#at, shardCount: this.#at.nextShard };
  }

  /**
   * Counts the next shards as started in one workflow; to be called before it is, so that none is started twice.
   *
   * @returns the first of them
   */
  reserve({ length }: { readonly length: number }): number {
    const { nextShard } = this.#at;
    this.inFlight.set(nextShard, length);
    this.#at = { ...this.#at, nextShard: nextShard + length };
    return nextShard;
  }

  /** Takes in how shards ended; those of an earlier round change nothing. */
  settle({ round, firstShard, recorded, failed, terminal }: ShardOutcome): void {
    if (round !== this.#at.round || !this.inFlight.has(firstShard)) return;
    this.#at = { ...this.#at, recorded: this.#at.recorded + recorded, failed: this.#at.failed + failed };
    this.terminal ??= terminal;
    this.forget(firstShard);
  }

  /** Frees the places of shards whose workflow has ended or is lost; what it did not record is planned again. */
  forget(firstShard: number): void {
    if (this.inFlight.delete(firstShard)) this.endedChildren++;
  }

  pause(): void {
    this.#at = { ...this.#at, isPaused: true };
  }

  resume(): void {
    this.#at = { ...this.#at, isPaused: false };
  }

  drain(): void {
    this.#at = { ...this.#at, isDraining: true };
  }

  /** The sweep's outcome as of now. */
  summarize(status: SweepStatus): SweepSummary {
    const { trialCount, recorded, reused, failed, rounds } = this.#at;
    return { trialCount, recorded, reused, failed, rounds, status };
  }
}
