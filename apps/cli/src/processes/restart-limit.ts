/** Counts restarts: at most `most` of them within any `windowMs`. */
export class RestartLimit {
  private restartsAtMs: number[] = [];

  constructor(
    readonly most: number,
    readonly windowMs: number,
  ) {}

  /** True, and counted, while another restart is within the limit. */
  allows(nowMs: number): boolean {
    this.restartsAtMs = this.restartsAtMs.filter((atMs) => nowMs - atMs < this.windowMs);
    if (this.restartsAtMs.length >= this.most) {
      return false;
    }
    this.restartsAtMs.push(nowMs);
    return true;
  }
}
