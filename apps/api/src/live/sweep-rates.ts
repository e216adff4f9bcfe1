import type { SweepProgress } from '@liesweep/sweep';
import { workRate, type Work } from '@liesweep/sweep-client/records';

/** The rate is that of the last minute. */
const WINDOW_MS = 60_000;

/** Moments closer than so are not told apart. */
const LEAST_INTERVAL_MS = 2_000;

/** Sweeps that are remembered at once. */
const MOST_REMEMBERED = 1_000;

/** A rate that is told; it is rounded, so that it does not change from look to look. */
export interface ToldRate {
  /** Trials per second; null where nothing was seen to be done. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

const UNKNOWN: ToldRate = { rate: null, secondsLeft: null };

/** How fast sweeps are, from how much of each was done when it was looked at lately. */
export class SweepRates {
  readonly #seen = new Map<string, readonly Work[]>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes over what is recorded of a sweep. */
  see(sweepId: string, { recorded, failed }: Pick<SweepProgress, 'recorded' | 'failed'>): void {
    const [work, known] = [{ done: recorded + failed, atMs: this.now() }, this.#seen.get(sweepId) ?? []];
    const before = known.at(-1);
    // Results that were taken away: another engine, or a sweep of the same id that begins anew.
    const isAnew = before !== undefined && work.done < before.done;
    const lately = isAnew ? [] : known.filter(({ atMs }) => work.atMs - atMs <= WINDOW_MS);
    const isClose = lately.length > 1 && work.atMs - (lately.at(-2)?.atMs ?? 0) < LEAST_INTERVAL_MS;
    this.#seen.delete(sweepId);
    this.#seen.set(sweepId, [...(isClose ? lately.slice(0, -1) : lately), work]);
    for (const id of this.#seen.keys()) {
      if (this.#seen.size <= MOST_REMEMBERED) return;
      this.#seen.delete(id);
    }
  }

  /** The rate of a sweep that is under way. */
  of(sweepId: string, trialCount: number): ToldRate {
    const known = this.#seen.get(sweepId) ?? [];
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return UNKNOWN;
    const { rate, remainingSeconds } = workRate(first, { ...last, atMs: Math.max(last.atMs, this.now()) }, trialCount);
    if (remainingSeconds === null) return UNKNOWN;
    return { rate: rounded(rate), secondsLeft: rounded(remainingSeconds) };
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
