/** What activities have failed with and not done since, by sweep, in words for those who wait for it. */
export class ActivityTroubles {
  readonly #troubles = new Map<string, Map<string, string>>();
  readonly #onChange: (trouble: string | null) => void;

  /** @param onChange told what is in the way of any sweep, null when nothing is any more */
  constructor(onChange: (trouble: string | null) => void) {
    this.#onChange = onChange;
  }

  /** An activity of a sweep has failed, and is tried again. */
  met(sweepId: string, activity: string, reason: string): void {
    const ofSweep = this.#troubles.get(sweepId) ?? new Map<string, string>();
    const isNew = ofSweep.get(activity) !== reason;
    this.#troubles.set(sweepId, ofSweep.set(activity, reason));
    if (isNew) this.#onChange(reason);
  }

  /** It has been done, or is not tried any more. */
  over(sweepId: string, activity: string): void {
    const ofSweep = this.#troubles.get(sweepId);
    if (ofSweep?.delete(activity) !== true) return;
    if (ofSweep.size === 0) this.#troubles.delete(sweepId);
    const [left] = [...this.#troubles.values()].flatMap((troubles) => [...troubles.values()]);
    this.#onChange(left ?? null);
  }

  /** What is in the way of a sweep; null where nothing is. */
  of(sweepId: string): string | null {
    const reasons = new Set(this.#troubles.get(sweepId)?.values());
    return reasons.size === 0 ? null : [...reasons].join('; ');
  }
}
