import type { AngleCurve, DigitStrip, PlaneField, PlanePoint, SliceKey, TrialCurve } from '@liesweep/figures';
import type { PhaseDiagram, VanishingCriterion } from '@liesweep/phase-diagram';
import type { Certificate, GeneratorMatrix, TrainingDevice } from '@liesweep/sweep';

/** The generators found for the detected group of one slice; entries are null when not finite. */
export interface DetectedGenerators extends SliceKey {
  /** 𝕁, N_g of them, each [n, n] or both parts of it. */
  readonly generators: readonly GeneratorMatrix[];
  /** f, shape [pairs, N_g]; empty when there is no pair. */
  readonly structureConstants: readonly (readonly (number | null)[])[];
  /** The sparsest basis of the same span; null for one generator, and where they are no algebra. */
  readonly sparsest: SparsestSet | null;
  /** The roots in an orthonormal basis of a Cartan subalgebra, shape [roots, rank]; empty unless the rank is 1 or 2. */
  readonly roots: readonly (readonly number[])[];
}

/** The sparsest basis of a span, with its own structure constants. */
export type SparsestSet = Pick<DetectedGenerators, 'generators' | 'structureConstants'>;

/** The fields v(x) = 𝕁x of a slice with two real features, and the oracle whose contours they should follow. */
export interface SliceFields extends SliceKey {
  readonly fields: readonly PlaneField[];
  /** φ; null when it is no formula on the plane. */
  readonly oracle: ((x: PlanePoint) => number) | null;
}

/** The angles between the generators of one trial of a slice in its first steps. */
export interface SliceAngles extends SliceKey {
  readonly generatorCount: number;
  readonly curves: readonly AngleCurve[];
}

/** A flow that was followed from a held-out digit, to both sides; numbers are null when not finite. */
export interface DigitFlow {
  /** From 1. */
  readonly generator: number;
  readonly digit: number;
  /** Half of it. */
  readonly length: number | null;
  /** Of the integrator. */
  readonly step: number | null;
  /** At every step. */
  readonly keepsLabel: boolean;
  /** The largest of any logit, over the standard deviation of a logit. */
  readonly logitChange: number | null;
  /** The largest ‖image − original‖, over the mean distance of two digits of the class. */
  readonly imageChange: number | null;
  /** Its position among the strips; null for one that is not shown. */
  readonly strip: number | null;
}

/** What the fields of a slice do to handwritten digits. */
export interface SliceFlows extends SliceKey {
  /** Of the fields' values at held-out digits: 1 for orthogonal ones, 0 where one depends on the others. */
  readonly independence: number;
  readonly flows: readonly DigitFlow[];
  readonly strips: readonly DigitStrip[];
}

/** What the figures are drawn from. */
export interface FiguresInput {
  readonly phaseDiagram: PhaseDiagram;
  /** A few curves per cell, the best trial's among them. */
  readonly curves: readonly TrialCurve[];
  /** At most one per slice. */
  readonly generators: readonly DetectedGenerators[];
  /** At most one per slice; only systems on the real plane have them. */
  readonly planeFields: readonly SliceFields[];
  /** At most one per slice; present where two to four generators were trained at once. */
  readonly angles: readonly SliceAngles[];
  /** At most one per slice; present for fields that keep a classifier of digits. */
  readonly digitFlows?: readonly SliceFlows[];
  /** Where losses vanish and fail; by default that of the Lie-derivative form. */
  readonly criterion?: VanishingCriterion;
}

/** How the result was made. */
export interface RunFacts {
  /** The exact command. */
  readonly command: string;
  readonly sweepFile: { readonly name: string; readonly text: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly wallSeconds: number;
  readonly trials: number;
  /** Σ of the trials' shares of training time. */
  readonly trainedSeconds: number;
  readonly devices: readonly TrainingDevice[];
  /** By name, in the order to be shown: Liesweep, TensorFlow, Node, Temporal, … */
  readonly versions: Readonly<Record<string, string>>;
  /** Sentences about what could not be read or trained. */
  readonly problems: readonly string[];
}

/** Everything the report shows. */
export interface ReportInput extends FiguresInput {
  readonly certificates: readonly Certificate[];
  readonly run: RunFacts;
}
