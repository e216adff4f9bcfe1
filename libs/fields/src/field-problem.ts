import type { Matrix } from '@liesweep/lie';
import type { Ansatz } from './ansatz.js';
import type { LabelAction } from './label-action.js';
import type { WhitenedBlock } from './whitened-block.js';

/** What fields must keep, on which samples. */
export interface FieldProblem {
  readonly ansatz: Ansatz;
  readonly labelCount: number;
  /** x, row-major [m, L], in the units of the features. */
  readonly samples: Float64Array;
  /** Samples that training never sees, row-major [m', L]. */
  readonly heldOut: Float64Array;
  /** ∇f, one gradient of L numbers per label. */
  readonly gradient: (x: Float64Array) => readonly Float64Array[];
  /** f, k numbers: asked for where labels move. */
  readonly value?: (x: Float64Array) => readonly number[];
  readonly labelAction: LabelAction;
  /** Whether training sees every direction across the symmetries alike, or the rows as they are. */
  readonly rows: 'flattened' | 'plain';
  /** Relative rounding of features and gradients, where they come out of a file; then samples may lie on special surfaces. */
  readonly precision?: number;
  /** Fields that keep the labels as is known otherwise: from labels that were measured. Then they are not looked for. */
  readonly known?: KnownFields;
}

/** Fields that something else certifies. */
export interface KnownFields {
  /** Raw coefficients of each, independent. */
  readonly fields: readonly Float64Array[];
  /** The relative defect up to which they keep the labels. */
  readonly tolerance: number;
}

/**
 * [e_p, e_q] = Σ_s T_pqs e_s of the whitened basis: entries s < P lie in the dictionary, the others are the brackets'
 * part outside of it, in an orthonormal basis of their own.
 */
export interface StructureTensor {
  /** P */
  readonly inside: number;
  /** P', inside and outside together. */
  readonly size: number;
  /** T, row-major [P, P, P'], antisymmetric in its first two. */
  readonly values: Float64Array;
}

/**
 * Fields against their samples, in whitened coordinates c̃ with |c̃|² = E|v|² over all copies, in standard coordinates of
 * the features. P counts the fields that do not vanish on the data.
 */
export interface FieldSystem {
  readonly problem: FieldProblem;
  /** P */
  readonly parameterCount: number;
  /** Fields of the dictionary that vanish on all samples: left out of P. */
  readonly vanishing: number;
  /** R, [P, r]: |c̃ᵀR|² is the mean square of the rows, each over its uncancelled norm; label actions eliminated. */
  readonly rows: Matrix;
  /** The same of the samples that are held out. */
  readonly heldOutRows: Matrix;
  /** What training takes for R: see `FieldProblem.rows`. */
  readonly factor: Matrix;
  readonly bracket: StructureTensor;
  readonly certificate: FieldCertificate;
  /** The functions that are fields' components, in whitened and standard coordinates. */
  readonly blocks: readonly WhitenedBlock[];
  /** Coefficients in the units of the features, of whitened coordinates: see `coefficientCount`. */
  toCoefficients(coordinates: Float64Array): Float64Array;
  /** Whitened coordinates of raw coefficients; what vanishes on the data is lost. */
  toCoordinates(coefficients: Float64Array): Float64Array;
}

/** Why nothing is certified. */
export type FieldRefusal =
  | 'not-finite'
  | 'near-dependent-functions'
  | 'few-rows'
  | 'no-gap'
  | 'data-precision'
  | 'special-rows';

/** How many independent fields keep the labels, and what they are together. */
export interface FieldCertificate {
  /** d; null where it is refused. */
  readonly dimension: number | null;
  readonly refusal: FieldRefusal | null;
  /** One sentence: why the number is given, or why it is refused and what to do. */
  readonly reason: string;
  /** All defects in ascending order, P of them: singular values of R, in [0, 1]. */
  readonly defects: Float64Array;
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  readonly rowCount: number;
  readonly parameterCount: number;
  readonly vanishing: number;
  /** Label actions V with V f = 0 on the data: they say nothing, and are not counted. */
  readonly trivialLabel: number;
  /** Unknowns of the label action that were eliminated. */
  readonly labelUnknowns: number;
  /** Whether a free label action matches every field: then nothing has been found. */
  readonly isVacuous: boolean;
  /** Orthonormal rows c̃ that span the null space, [d, P]; no rows where it is refused. */
  readonly basis: Matrix;
  /** Whether brackets stay in the null space, to rounding. */
  readonly isAlgebra: boolean;
  /** The largest share of a unit bracket that leaves the null space. */
  readonly bracketResidual: number;
  /** a, [pairs, d]: [e_a, e_b] = Σ_c a_abc e_c of `basis`, in the order of `pairs`. */
  readonly structureConstants: Matrix;
  /** Directions that the fields span at a point; null where that is not clear, or there are none. */
  readonly pointwiseRank: number | null;
}
