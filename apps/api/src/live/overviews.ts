import type { LiveRows, SweepOverview } from '@liesweep/sweep';
import type { SweepRates } from './sweep-rates.js';

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
    private readonly rates: Pick<SweepRates, 'see'>,
    private readonly freshMs = FRESH_MS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** One sweep; undefined where there is none. */
  of(sweepId: string): Promise<SweepOverview | undefined> {
    const known = this.#ofSweeps.get(sweepId);
    if (known !== undefined && this.#isFresh(known)) return known.answer;
    const asked = { at: this.now(), answer: this.#read(sweepId) };
    this.#ofSweeps.delete(sweepId);
    this.#ofSweeps.set(sweepId, asked);
    for (const id of this.#ofSweeps.keys()) {
      if (this.#ofSweeps.size <= MOST_REMEMBERED) break;
      this.#ofSweeps.delete(id);
    }
    // A store that does not answer is asked again by the next.
    asked.answer.catch(() => {
      if (this.#ofSweeps.get(sweepId) === asked) this.#ofSweeps.delete(sweepId);
    });
    return asked.answer;
  }

  /** All sweeps, the latest first. */
  all(): Promise<readonly SweepOverview[]> {
    if (this.#ofAll !== undefined && this.#isFresh(this.#ofAll)) return this.#ofAll.answer;
    const asked = { at: this.now(), answer: this.#readAll() };
    this.#ofAll = asked;
    asked.answer.catch(() => {
      if (this.#ofAll === asked) this.#ofAll = undefined;
    });
    return asked.answer;
  }

  /** The store is asked anew from now on: something was done to a sweep, or to one that is not named. */
  forget(sweepId?: string): void {
    if (sweepId === undefined) this.#ofSweeps.clear();
    else this.#ofSweeps.delete(sweepId);
    this.#ofAll = undefined;
  }

  async #read(sweepId: string): Promise<SweepOverview | undefined> {
    const overview = await this.rows.overview(sweepId);
    if (overview !== undefined) this.rates.see(sweepId, overview.progress);
    return overview;
  }

  async #readAll(): Promise<readonly SweepOverview[]> {
    const overviews = await this.rows.overviews();
    for (const { record, progress } of overviews) {
      if (progress.recorded + progress.failed < progress.trialCount) this.rates.see(record.sweepId, progress);
    }
    return overviews;
  }

  #isFresh({ at }: Asked<unknown>): boolean {
    return this.now() - at < this.freshMs;
  }
}
