import type { LiveRows, SweepOverview } from '@liesweep/sweep';

/** For so long an answer of the store is given to others who ask the same. */
const FRESH_MS = 500;

/** Sweeps that are remembered at once. */
const MOST_REMEMBERED = 1_000;

interface Asked<Answer> {
  readonly at: number;
  readonly answer: Promise<Answer>;
}

/**
 * What the store says of sweeps, for all who ask at about the same time: however many look at a sweep, the store is asked
 * twice a second.
 */
export class Overviews {
  readonly #ofSweeps = new Map<string, Asked<SweepOverview | undefined>>();
  #ofAll: Asked<readonly SweepOverview[]> | undefined;

  /** @param freshMs for how long an answer is given to others; 0 asks the store each time */
  constructor(
    private readonly rows: Pick<LiveRows, 'overview' | 'overviews'>,
    private readonly freshMs = FRESH_MS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** One sweep; undefined where there is none. */
  of(sweepId: string): Promise<SweepOverview | undefined> {
    const known = this.#ofSweeps.get(sweepId);
    if (known !== undefined && this.#isFresh(known)) return known.answer;
    const asked = { at: this.now(), answer: this.rows.overview(sweepId) };
    this.#ofSweeps.delete(sweepId);
    this.#ofSweeps.set(sweepId, asked);
    for (const id of this.#ofSweeps.keys()) {
      if (this.#ofSweeps.size <= MOST_REMEMBERED) break;
      this.#ofSweeps.delete(id);
    }
    return asked.answer;
  }

  /** All sweeps, the latest first. */
  all(): Promise<readonly SweepOverview[]> {
    if (this.#ofAll === undefined || !this.#isFresh(this.#ofAll)) {
      this.#ofAll = { at: this.now(), answer: this.rows.overviews() };
    }
    return this.#ofAll.answer;
  }

  /** The store is asked anew from now on: something was done to a sweep. */
  forget(sweepId?: string): void {
    if (sweepId === undefined) this.#ofSweeps.clear();
    else this.#ofSweeps.delete(sweepId);
    this.#ofAll = undefined;
  }

  #isFresh({ at }: Asked<unknown>): boolean {
    return this.now() - at < this.freshMs;
  }
}
