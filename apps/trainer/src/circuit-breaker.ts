import type { ShardAssignment, TrialRange } from '@liesweep/sweep';

/** Failures that speak against the device: its processes die, whatever they train. */
const BLAMED: ReadonlySet<string> = new Set(['TrainerCrashedError']);

/** So many failures in a row, of different trials each, are no fault of the trials. */
const MOST_FAILURES = 3;

type Trials = Pick<ShardAssignment, 'sweepId' | 'trials'>;

/** Opens for good when a device fails three shards in a row that have no trial in common: then it is to take no more. */
export class CircuitBreaker {
  #failed: Trials[] = [];
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** A shard was trained. */
  succeed(): void {
    this.#failed = [];
  }

  /**
   * A shard was not trained. The same trials failing again say nothing new about the device.
   *
   * @param name class of the failure
   */
  fail(shard: Trials, name: string): void {
    if (!BLAMED.has(name) || this.#failed.some((other) => overlap(other, shard))) return;
    this.#failed.push(shard);
    this.#isOpen ||= this.#failed.length >= MOST_FAILURES;
  }
}

function overlap(a: Trials, b: Trials): boolean {
  return a.sweepId === b.sweepId && a.trials.some((range) => b.trials.some((other) => meet(range, other)));
}

function meet([first, end]: TrialRange, [otherFirst, otherEnd]: TrialRange): boolean {
  return first < otherEnd && otherFirst < end;
}
