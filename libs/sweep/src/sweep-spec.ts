import type { DataSpec } from './data/index.js';
import type { ConservedSpec } from './sweep-file/conserved-schema.js';
import type { LabelActionSpec } from './label-actions/index.js';
import type { LossTerm } from './loss-weights.js';
import type { OracleSpec } from './oracles/index.js';
import type { ParticlesSpec } from './particles.js';
import type { ScheduleSpec } from './schedules.js';
import type { ClosureForm, InvarianceForm } from './term-forms/index.js';
import type { ParameterisationSpec } from './parameterisations/index.js';

/** What is searched for: transformations of one kind that keep all the oracles at once, or move them in a known way. */
export interface SystemSpec {
  readonly oracles: readonly OracleSpec[];
  readonly field: 'real' | 'complex';
  readonly parameterisation: ParameterisationSpec;
  /** Present where a sample is several vectors, as a sweep file says; oracles of several vectors need no word. */
  readonly particles?: ParticlesSpec;
  /** How the labels of all oracles, side by side, move; absent where they keep their values. */
  readonly labelAction?: LabelActionSpec;
}

/** The axes of the grid, each a list of distinct values in the order given. */
export interface GridSpec {
  /** n; empty where a NumPy file says it that has not been read yet. */
  readonly dimension: readonly number[];
  readonly generators: readonly number[];
  readonly weights: Readonly<Record<LossTerm, readonly number[]>>;
}

/** Everything about the training of one trial that changes its result. */
export interface TrainingSpec {
  readonly optimizer: 'adam';
  readonly learningRate: number;
  readonly schedule: ScheduleSpec;
  readonly steps: number;
  readonly invariance: InvarianceForm;
  /** ε of the finite form, dimensionless; present in the Lie-derivative form too, where it is not used. */
  readonly epsilon: number;
  readonly structureConstants: ClosureForm;
  readonly stopBelow: number;
}

/** Where and how it runs; no part of a trial's identity. */
export interface ExecutionSpec {
  readonly device: string;
  readonly checkpointIntervalMs: number;
  readonly maxStackMemoryBytes: number | 'auto';
}

/** Generators whose defect is asked for: those of a named algebra (`AlgebraName`), or of a NumPy file. */
export type CandidateSpec = string | { readonly path: string };

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
  /** Asked of a certificate, and no part of what is computed; absent where nothing is. */
  readonly candidates?: readonly CandidateSpec[] | undefined;
  /** Where conserved quantities are looked for, and no part of what is computed; absent where nothing asks. */
  readonly conserved?: ConservedSpec | undefined;
  /** Counts from 1 how often the same trials are trained again on purpose; absent where recorded ones are reused. */
  readonly repetition?: number;
}
