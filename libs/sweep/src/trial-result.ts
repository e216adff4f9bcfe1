import type { LossTerms } from './loss-weights.js';
import type { GridPoint } from './trial.js';

/** How a training ended. Divergence is an outcome, not a failure. */
export type TrialOutcome = 'converged' | 'plateaued' | 'diverged' | 'stopped';

/** What the float64 referee found about the generators of one trial; numbers are null when not finite. */
export interface RefereeVerdict {
  /** Smallest singular value of the generators, each scaled to unit norm, as rows: 1 when orthogonal, 0 when dependent. */
  readonly independence: number | null;
  /** Σ_a (1/m) Σ_i ‖dφ(x_i)·𝒲_a x_i‖² on samples that training never saw. */
  readonly invariance: number | null;
  /** The largest relative defect over the span of the generators, on samples that training never saw; absent before engine 2. */
  readonly defect?: number | null;
  /** Σ_{a<b} of the least-squares distance² of [𝕁_a, 𝕁_b] from the span of the generators, in standard coordinates. */
  readonly closure: number | null;
  /** Directions that vector fields span at a point, null where that is not clear; absent for generators that are matrices. */
  readonly pointwiseRank?: number | null;
  readonly isIndependent: boolean;
  readonly isInvariant: boolean;
  readonly isClosed: boolean;
  /** Present where what was trained was finished in float64, within what is certified: that is what is stored and judged here. */
  readonly polished?: true;
}

/** Where and with what a trial was trained: recorded, but no part of its identity. */
export interface TrainingDevice {
  /** Such as `cpu` or `NVIDIA H200`. */
  readonly device: string;
  /** Such as `tensorflow 2.15.1` or `wasm`. */
  readonly backend: string;
  readonly mode: 'eager' | 'graph' | 'xla';
}

/** The row of one trained trial. */
export interface TrialResult {
  readonly trialKey: string;
  readonly gridPoint: GridPoint;
  readonly restart: number;
  readonly outcome: TrialOutcome;
  /** Steps taken, the finishing phase at h_sp = 0 included. */
  readonly steps: number;
  /** Lowest total loss at the weights asked for; null when it was never finite. */
  readonly lowestLoss: number | null;
  /** Loss at the end of training; where h_sp > 0, of the finishing phase at h_sp = 0. This is the one that is judged. */
  readonly finalLoss: number | null;
  /** The five terms, weighted by h, at the step of the lowest loss. */
  readonly terms: LossTerms;
  /** Share of the stack's wall time, seconds. */
  readonly seconds: number;
  readonly trainedOn: TrainingDevice;
  /** Present when the final loss vanishes; null otherwise. */
  readonly referee: RefereeVerdict | null;
  /** Where the trial's tensors lie: the shard file's digest and the trial's position in it. */
  readonly tensors: { readonly digest: string; readonly position: number };
}
