/** A count, exact or within a percent or so. */
export interface Estimate {
  readonly count: number;
  readonly isExact: boolean;
}
