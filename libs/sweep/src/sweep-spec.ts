import type { LossTerm } from './loss-weights.js';

/** One monomial c · Π_j x_j^{p_j}; `powers` has one non-negative integer per feature. */
export interface PolynomialTerm {
  readonly coefficient: number;
  readonly powers: readonly number[];
}

/** An oracle φ that this version trains. */
export type OracleSpec =
  | { readonly kind: 'norm' }
  | { readonly kind: 'squared-norm' }
  | { readonly kind: 'quadratic'; readonly signature: readonly number[] }
  | { readonly kind: 'quadratic'; readonly matrix: readonly (readonly number[])[] }
  | { readonly kind: 'polynomial'; readonly terms: readonly PolynomialTerm[] }
  | { readonly kind: 'l1' }
  /** det [x_1 … x_n] of n complex vectors; its labels are the real and the imaginary part. */
  | { readonly kind: 'determinant' }
  /** The invariants of a vacuum: x†Φx with Φ diagonal, or Re and Im of v†x. */
  | { readonly kind: 'vacuum'; readonly adjoint: readonly number[] }
  | { readonly kind: 'vacuum'; readonly fundamental: readonly number[] };

/** What is searched for: transformations of one kind that keep all the oracles at once. */
export interface SystemSpec {
  readonly oracles: readonly OracleSpec[];
  readonly field: 'real' | 'complex';
  readonly parameterisation: { readonly kind: 'linear' };
}

/** Where the samples x come from: i.i.d. standard normal features. */
export interface DataSpec {
  readonly kind: 'normal';
  readonly samples: number;
}

/** The axes of the grid, each a list of distinct values in the order given. */
export interface GridSpec {
  readonly dimension: readonly number[];
  readonly generators: readonly number[];
  readonly weights: Readonly<Record<LossTerm, readonly number[]>>;
}

/** How the learning rate falls with the step t: constant · 1/√(1 + t/halfLife) · half a cosine over `steps`. */
export type ScheduleSpec =
  | { readonly kind: 'constant' }
  | { readonly kind: 'inverse-sqrt'; readonly halfLife: number }
  | { readonly kind: 'cosine' };

/** Everything about the training of one trial that changes its result. */
export interface TrainingSpec {
  readonly optimizer: 'adam';
  readonly learningRate: number;
  readonly schedule: ScheduleSpec;
  readonly steps: number;
  readonly invariance: 'lie-derivative' | 'finite';
  /** ε of the finite form, dimensionless; present in the Lie-derivative form too, where it is not used. */
  readonly epsilon: number;
  readonly structureConstants: 'projected' | 'learned';
  readonly stopBelow: number;
}

/** Where and how it runs; no part of a trial's identity. */
export interface ExecutionSpec {
  readonly device: string;
  readonly checkpointIntervalMs: number;
  readonly maxStackMemoryBytes: number | 'auto';
}

/** Bounds on a whole sweep; null is unbounded. */
export interface BudgetSpec {
  readonly trials: number | null;
  readonly deviceHours: number | null;
  readonly wallTimeMs: number | null;
  readonly failures: number | null;
}

/** A sweep file with its defaults filled in and its axes expanded. */
export interface SweepSpec {
  readonly name: string;
  readonly system: SystemSpec;
  readonly data: DataSpec;
  readonly grid: GridSpec;
  readonly restarts: number;
  readonly training: TrainingSpec;
  readonly execution: ExecutionSpec;
  readonly budget: BudgetSpec;
  readonly seed: number;
}
