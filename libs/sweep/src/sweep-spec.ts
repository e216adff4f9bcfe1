import type { Activation } from './activation.js';
import type { LossTerm } from './loss-weights.js';
import type { ParameterisationSpec } from './parameterisations/index.js';
import type { StoredFile } from './shard-result.js';

/** One monomial c · Π_j x_j^{p_j}; `powers` has one non-negative integer per feature. */
export interface PolynomialTerm {
  readonly coefficient: number;
  readonly powers: readonly number[];
}

/** An oracle φ: a formula that is postulated, or a model that is fitted to the labels of the data. */
export type OracleSpec =
  | { readonly kind: 'norm' }
  | { readonly kind: 'squared-norm' }
  | { readonly kind: 'quadratic'; readonly signature: readonly number[] }
  | { readonly kind: 'quadratic'; readonly matrix: readonly (readonly number[])[] }
  | { readonly kind: 'polynomial'; readonly terms: readonly PolynomialTerm[] }
  | { readonly kind: 'l1' }
  /** det [x_1 … x_n] of n complex vectors; its labels are the real and the imaginary part. */
  | { readonly kind: 'determinant' }
  /** f_ijk x_i y_j z_k on three vectors of R⁷, with the structure constants of the octonions; kept by G2. */
  | { readonly kind: 'three-form' }
  /** The cubic form of H₃(O): the determinant on its 27 dimensions, or on the 26 traceless ones. */
  | CubicOracleSpec
  /** The invariants of a vacuum: x†Φx with Φ diagonal, or Re and Im of v†x. */
  | { readonly kind: 'vacuum'; readonly adjoint: readonly number[] }
  | { readonly kind: 'vacuum'; readonly fundamental: readonly number[] }
  | LearnedOracleSpec
  | GradientsOracleSpec;

/** The cubic form N of H₃(O); in the complex field its labels are Re N and Im N. */
export interface CubicOracleSpec {
  readonly kind: 'cubic';
  readonly form: 'albert' | 'traceless';
}

/** What is fitted to the labels: a polynomial for each of them, of degree 2 or of a degree that is given or chosen, or a network. */
export type LearnedModelSpec =
  | { readonly kind: 'quadratic' }
  /** Without a degree it is chosen by lack of fit. */
  | { readonly kind: 'polynomial'; readonly degree?: number }
  | { readonly kind: 'mlp'; readonly hidden: readonly number[]; readonly activation: Activation };

/** An oracle fitted to the labels of the data, once for all sweeps over the same data with the same seed. */
export interface LearnedOracleSpec {
  readonly kind: 'learned';
  readonly model: LearnedModelSpec;
  readonly task: 'regression' | 'classification';
}

/** An oracle of which only ∇φ at the rows of the data file is known: of a network, say, that was trained elsewhere. */
export interface GradientsOracleSpec {
  readonly kind: 'gradients';
  /** As written in the sweep file, relative to its folder; no part of what is computed. */
  readonly path: string;
  /** `sha256:` and 64 hexadecimal digits over the gradients, in the order of the rows. Present once they have been read. */
  readonly digest?: string;
}

/** What is searched for: transformations of one kind that keep all the oracles at once. */
export interface SystemSpec {
  readonly oracles: readonly OracleSpec[];
  readonly field: 'real' | 'complex';
  readonly parameterisation: ParameterisationSpec;
}

/** Where the samples x come from. */
export type DataSpec = NormalDataSpec | FileDataSpec | MnistLatentDataSpec;

/** x ~ N(0, 1) i.i.d.; complex: both parts. */
export interface NormalDataSpec {
  readonly kind: 'normal';
  readonly samples: number;
}

/** Data that are read from a file. */
export type FileDataSpec = CsvDataSpec | NpyDataSpec;

/** A column of a table by its name, by its position from 0, as the sum of several, or as the square of one. */
export type ColumnSpec =
  | string
  | number
  | { readonly sum: readonly (string | number)[] }
  | { readonly square: string | number };

/**
 * The coordinates that generators are trained in: those of the file, or standard ones, in which the second moment of the
 * samples is 1, so that no unit and no mixing of the features matters. Verdicts are in standard coordinates either way.
 * Specifications that version 0.1 stored say `global` or `per-feature`, which is read as `standardise`.
 */
export type ScaleSpec = 'none' | 'standardise' | 'global' | 'per-feature';

/** What all data files have in common. */
interface FileSettings {
  /** As written in the sweep file, relative to its folder; no part of what is computed. */
  readonly path: string;
  readonly scale: ScaleSpec;
  /** Share of the rows that training never sees, drawn with the sweep's seed; between 0 and 1. */
  readonly heldOut: number;
  /**
   * `sha256:` and 64 hexadecimal digits over the numbers that were selected from the file: what identifies the data.
   * Present once the file has been read.
   */
  readonly digest?: string;
  /** The prepared dataset in the tensor store, from which trainers read it. Present once it has been stored. */
  readonly stored?: StoredFile;
}

/** A table of text: RFC 4180, names in its first row. */
export interface CsvDataSpec extends FileSettings {
  readonly kind: 'csv';
  /** The n real features; empty where the features are complex. */
  readonly features: readonly ColumnSpec[];
  /** The n complex features as columns of real and of imaginary parts; empty where the features are real. */
  readonly complexPairs: readonly (readonly [re: ColumnSpec, im: ColumnSpec])[];
  /** The k labels; only learned oracles need them. */
  readonly labels: readonly ColumnSpec[];
}

/** A NumPy array [rows, columns]. */
export interface NpyDataSpec extends FileSettings {
  readonly kind: 'npy';
  /** The number of last columns that are labels, or the path of a second array [rows, k] or [rows]. */
  readonly labels: number | string;
}

/** The latent space of an autoencoder of MNIST's digits; the labels are the ten digits. */
export interface MnistLatentDataSpec {
  readonly kind: 'mnist-latent';
  readonly dimension: number;
}

/** The axes of the grid, each a list of distinct values in the order given. */
export interface GridSpec {
  /** n; empty where a NumPy file says it that has not been read yet. */
  readonly dimension: readonly number[];
  readonly generators: readonly number[];
  readonly weights: Readonly<Record<LossTerm, readonly number[]>>;
}

/** How the learning rate falls with the step t: constant · 1/√(1 + t/halfLife) · half a cosine over `steps`, to a hundredth. */
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
  /** Counts from 1 how often the same trials are trained again on purpose; absent where recorded ones are reused. */
  readonly repetition?: number;
}
