import type { LossWeights } from './loss-weights.js';

/** One cell of the grid: a system (by key), n, N_g and the weights h. */
export interface GridPoint {
  /** Canonical system key, such as `squared-norm/real/linear`. */
  readonly system: string;
  readonly dimension: number;
  readonly generatorCount: number;
  readonly lossWeights: LossWeights;
}

/** One training of one grid point from one random start. */
export interface Trial {
  /** Position in the grid's enumeration: dimension, then weights, then generators, then restart. */
  readonly index: number;
  /** Canonical readable identity: everything that changes the result, and nothing else. */
  readonly key: string;
  readonly gridPoint: GridPoint;
  readonly restart: number;
}

/** Half-open range [first, end) of trial indices. */
export type TrialRange = readonly [first: number, end: number];

/** The trials of one (system, n) and one bucket of N_g that are stacked and trained together by one activity. */
export interface Shard {
  readonly index: number;
  readonly dimension: number;
  readonly trials: readonly TrialRange[];
}
