import { describeBudgetUse, isExhausted, isRunningOut, type BudgetUse } from '@liesweep/sweep/budget';
import type { StandingOrder, SweepReference, SweepStanding } from '@liesweep/sweep';
import type { RoundPlan } from './activities.js';
import type { ShardOutcome } from './shard-workflow.js';
import type { SweepCursor, SweepInput, SweepStatus, SweepSummary } from './sweep-contract.js';

/** More children than this would make every workflow task of the sweep slow. */
const WIDEST_WINDOW = 500;
/** What is in flight when a budget is used up is trained to its end, so little is: two shards for each slot. */
const BUDGETED_SHARDS_PER_SLOT = 2;
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
  reason: null,
  budgets: [],
  wallMs: 0,
};

/** Rounds in a row that may change nothing before the sweep ends as incomplete. */
const IDLE_ROUNDS = 3;

/** How a sweep ends: as a summary says it, or with the reason why it cannot go on. */
export type SweepEnd = SweepStatus | 'failed';

/** Where a sweep stands: the rules of its sliding window and of its end, without Temporal. */
export class SweepState {
  /** Workflows of shards that have ended, one way or another, since the sweep's own last continued as new. */
  endedChildren = 0;
  /** Why the sweep cannot go on, once a shard has said so. */
  terminal: ShardOutcome['terminal'];
  /** A command asks for another plan. */
  mustPlan = false;
  /** Of the last word to the row store; undefined before the first. */
  order: StandingOrder | undefined;
  /** Whether this run takes the steps of versions after 0.1.0; one that began in it goes on as it began. */
  readonly hasOneRecorder: boolean;
  /** How many shards each workflow in flight has, by its first. */
  readonly inFlight: Map<number, number>;
  readonly #window: number;
  readonly #slots: number;
  #sweep: SweepReference;
  #at: SweepCursor;
  #end: { readonly stage: SweepEnd; readonly reason: string | null } | undefined;
  #stop: SweepEnd | undefined;

  constructor(
    {
      sweepId,
      specDigest,
      specName,
      window,
      slots = 1,
      cursor,
    }: SweepReference & Pick<SweepInput, 'window' | 'slots' | 'cursor'>,
    hasOneRecorder: boolean,
  ) {
    this.hasOneRecorder = hasOneRecorder;
    this.#sweep = { sweepId, specDigest, specName };
    this.#window = Math.min(WIDEST_WINDOW, Math.max(1, Math.floor(window)));
    this.#slots = slots;
    this.#at = { ...BEFORE_FIRST_ROUND, ...cursor };
    this.inFlight = new Map(this.#at.inFlight);
    this.order = this.#at.order;
  }

  /** The sweep, with the specification that it has now. */
  get sweep(): SweepReference {
    return this.#sweep;
  }

  /** Everything but the sweep itself, to continue from. */
  get cursor(): SweepCursor {
    return { ...this.#at, inFlight: [...this.inFlight], ...(this.order && { order: this.order }) };
  }

  /** Where the sweep stands. */
  get standing(): SweepStanding {
    const { isPaused, isDraining, reason, budgets, wallMs } = this.#at;
    if (this.#end !== undefined) return { ...this.#end, budgets, wallMs };
    return { stage: isDraining ? 'draining' : isPaused ? 'paused' : 'running', reason, budgets, wallMs };
  }

  /** Shards that may be started now. */
  get room(): number {
    const { isPaused, isDraining, shardCount, nextShard } = this.#at;
    if (isPaused || isDraining) return 0;
    const shardsInFlight = [...this.inFlight.values()].reduce((sum, count) => sum + count, 0);
    return Math.max(0, Math.min(this.#width - shardsInFlight, shardCount - nextShard));
  }

  /** Shards that may be started now in one child workflow. */
  get shardsPerChild(): number {
    const share = Math.max(1, Math.min(MOST_PER_CHILD, Math.floor(this.#width / LEAST_CHILDREN)));
    return Math.min(share, this.room);
  }

  /** Nothing is in flight, and nothing more is to be started. */
  get isRoundOver(): boolean {
    const { isDraining, shardCount, nextShard } = this.#at;
    return this.inFlight.size === 0 && (isDraining || nextShard >= shardCount);
  }

  /** How the sweep has ended or is about to, whatever comes; undefined while a command can change its way. */
  get end(): SweepEnd | undefined {
    return this.#end?.stage ?? this.#stop;
  }

  /** It has ended, and nothing is in flight. */
  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** Whether a command may open again what has ended: not where training was stopped, or can never succeed. */
  get canReopen(): boolean {
    return this.#stop === undefined;
  }

  /** How a sweep ends that starts no more shards, with nothing in flight; undefined where it does start more. */
  get endOfDraining(): SweepStatus | undefined {
    if (!this.#at.isDraining) return undefined;
    const { rounds, recorded, failed, trialCount } = this.#at;
    return rounds > 0 && recorded + failed >= trialCount && !this.mustPlan ? 'complete' : 'drained';
  }

  /** How a sweep ends after what was planned just now; undefined where there is more to do. */
  get endOfPlan(): SweepStatus | undefined {
    const { idleRounds, remaining } = this.#at;
    if (this.#at.isDraining) return this.endOfDraining;
    if (remaining === 0) return 'complete';
    return idleRounds >= IDLE_ROUNDS ? 'incomplete' : undefined;
  }

  /** A command has come that the last plan does not know of. */
  get mustGoOn(): boolean {
    return this.mustPlan && !this.#at.isDraining;
  }

  /** Opens a planned round; a round that has as much left as the one before it was idle. */
  beginRound({ round, shardCount, remaining, trialCount, recorded, reused, failed }: RoundPlan): void {
    const idleRounds = remaining < this.#at.remaining ? 0 : this.#at.idleRounds + 1;
    const rounds = this.#at.rounds + 1;
    const counts = { remaining, trialCount, recorded, reused, failed };
    this.#at = { ...this.#at, ...counts, round, shardCount, nextShard: 0, rounds, idleRounds };
  }

  /** Ends the round early: its plan has fewer shards than it promised, or is out of date. */
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

  /** The sweep has ended, with nothing in flight; a command may open it again before its workflow is gone. */
  decideEnd(stage: SweepEnd, because?: string): void {
    const { reason } = this.#at;
    this.#end = { stage, reason: because ?? (stage === 'drained' ? reason : null) };
  }

  /** The sweep is to end so, when what is in flight has stopped. */
  stop(stage: SweepEnd): void {
    this.#stop ??= stage;
  }

  /** Goes on where it ended. */
  goOn(): void {
    this.#end = undefined;
  }

  /** Goes on with a sweep that has ended, as a workflow that is started anew would. */
  reopen(): void {
    this.goOn();
    this.#at = { ...this.#at, isPaused: false, isDraining: false, reason: null };
    this.planAgain();
  }

  pause(): void {
    this.#at = { ...this.#at, isPaused: true };
  }

  /** Starts shards again, also where the sweep was about to end. */
  resume(): void {
    if (this.#at.isDraining) this.planAgain();
    this.#at = { ...this.#at, isPaused: false, isDraining: false, reason: null };
  }

  drain(): void {
    this.#at = { ...this.#at, isDraining: true };
  }

  /** The sweep is to plan once more before it ends, and to expect that there is more to do than before. */
  planAgain(): void {
    this.mustPlan = true;
    this.#at = { ...this.#at, remaining: Number.MAX_SAFE_INTEGER, idleRounds: 0 };
  }

  /** Takes over a larger grid: what is in flight goes on, and the next plan is of the new grid. */
  extend(specDigest: string, specName: string): void {
    this.#sweep = { ...this.#sweep, specDigest, specName };
    this.closeRound();
    this.planAgain();
  }

  /** Counts time under way. */
  passTime(ms: number): void {
    this.#at = { ...this.#at, wallMs: this.#at.wallMs + ms };
  }

  /**
   * Takes over the use of the budgets, and drains where one is used up.
   *
   * @returns the uses that have begun to run out since the last time
   */
  spend(budgets: readonly BudgetUse[]): readonly BudgetUse[] {
    const known = this.#at.budgets.filter(isRunningOut).map(({ budget }) => budget);
    const wallMs = Math.max(this.#at.wallMs, usedWallMs(budgets));
    this.#at = { ...this.#at, budgets, wallMs };
    const exhausted = budgets.filter(isExhausted);
    if (exhausted.length > 0) {
      const reason = `the budget is used up: ${exhausted.map(describeBudgetUse).join(', ')}`;
      this.#at = { ...this.#at, isDraining: true, reason };
    }
    return budgets.filter((use) => isRunningOut(use) && !known.includes(use.budget));
  }

  /** The sweep's outcome as of now. */
  summarize(status: SweepStatus): SweepSummary {
    const { trialCount, recorded, reused, failed, rounds } = this.#at;
    return { trialCount, recorded, reused, failed, rounds, status };
  }

  get #width(): number {
    const isBounded = this.#at.budgets.some(({ budget }) => budget !== 'trials');
    return isBounded ? Math.min(this.#window, BUDGETED_SHARDS_PER_SLOT * this.#slots) : this.#window;
  }
}

function usedWallMs(budgets: readonly BudgetUse[]): number {
  return budgets.find(({ budget }) => budget === 'wallTime')?.used ?? 0;
}
