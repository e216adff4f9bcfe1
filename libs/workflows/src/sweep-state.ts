import type { RoundPlan } from './activities.js';
import type { ShardOutcome } from './shard-contract.js';
import type { SweepCursor, SweepStatus, SweepSummary } from './sweep-contract.js';

/** More children than this would make every workflow task of the sweep slow. */
const WIDEST_WINDOW = 500;

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
  /** Shards that have ended, one way or another, since the workflow last continued as new. */
  endedShards = 0;
  /** Why the sweep cannot go on, once a shard has said so. */
  terminal: ShardOutcome['terminal'];
  readonly inFlight: Set<number>;
  readonly #window: number;
  #at: SweepCursor;

  constructor(window: number, cursor: SweepCursor = BEFORE_FIRST_ROUND) {
    this.#window = Math.min(WIDEST_WINDOW, Math.max(1, Math.floor(window)));
    this.#at = cursor;
    this.inFlight = new Set(cursor.inFlight);
  }

  /** Everything above, to continue from. */
  get cursor(): SweepCursor {
    return { ...this.#at, inFlight: [...this.inFlight] };
  }

  /** Shards that may be started now. */
  get room(): number {
    const { isPaused, isDraining, shardCount, nextShard } = this.#at;
    if (isPaused || isDraining) return 0;
    return Math.max(0, Math.min(this.#window - this.inFlight.size, shardCount - nextShard));
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

  /** Counts the next shards as started; to be called before they are, so that none is started twice. */
  reserve(shards: readonly { readonly index: number }[]): void {
    for (const { index } of shards) this.inFlight.add(index);
    this.#at = { ...this.#at, nextShard: this.#at.nextShard + shards.length };
  }

  /** Takes in how a shard ended; one of an earlier round changes nothing. */
  settle({ round, shardIndex, recorded, failed, terminal }: ShardOutcome): void {
    if (round !== this.#at.round || !this.inFlight.has(shardIndex)) return;
    this.#at = { ...this.#at, recorded: this.#at.recorded + recorded, failed: this.#at.failed + failed };
    this.terminal ??= terminal;
    this.forget(shardIndex);
  }

  /** Frees the place of a shard that has ended or is lost; what it did not record is planned again. */
  forget(shardIndex: number): void {
    if (this.inFlight.delete(shardIndex)) this.endedShards++;
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
