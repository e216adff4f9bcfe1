/** How much of a sweep was done at a moment. */
export interface Work {
  /** Trials that are recorded, given up, or part of one. */
  readonly done: number;
  readonly atMs: number;
}

/** How fast a sweep is, and when it will be done. */
export interface WorkRate {
  /** Trials per second; 0 where nothing was done in between. */
  readonly rate: number;
  /** Null until the rate is known. */
  readonly remainingSeconds: number | null;
}

const MS_PER_SECOND = 1000;

/** The rate between two moments, and the time that what is left of `trialCount` takes at it. */
export function workRate(earlier: Work, later: Work, trialCount: number): WorkRate {
  const done = later.done - earlier.done;
  const seconds = (later.atMs - earlier.atMs) / MS_PER_SECOND;
  const rate = done > 0 && seconds > 0 ? done / seconds : 0;
  return { rate, remainingSeconds: rate > 0 ? Math.max(0, trialCount - later.done) / rate : null };
}
