import type { AlgebraStructure } from '@liesweep/lie';

/**
 * The dimension of the full linear symmetry algebra: how many directions have a relative defect of zero, or with labels that
 * were measured one within a tolerance.
 *
 *     ρ² = E(∇φ·v)² / E(|∇φ|²|v|²) ∈ [0, 1]        in standard coordinates, without unit
 *
 * Certificates of engine 1 have singular values in `largestZero` and `smallestNonZero`, and neither defects nor tolerance.
 */
export interface Certificate {
  readonly system: string;
  readonly dimension: number;
  /** The certified dimension; null where it is refused or not decided. Of fields that are no algebra their number, and no dim G. */
  readonly groupDimension: number | null;
  /** The largest relative defect that counts as none, and the smallest above. */
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  /** The smallest relative defects in ascending order, at most `MOST_DEFECTS`. */
  readonly defects?: readonly number[];
  /** The relative defect up to which a trained set of generators keeps the oracle; null where nothing says so. */
  readonly tolerance?: number | null;
  /** A word for the cause where the dimension is refused. */
  readonly refusal?: string | null;
  /** What was taken as given, so that a dimension is one of it, and of what it describes only as far as it is right. */
  readonly given?: 'gradients';
  /** What was measured, and how surely: present where the oracle was fitted to labels. */
  readonly bound?: VerdictBound;
  readonly rowCount: number;
  readonly parameterCount: number;
  /** One sentence: why the number is given, or why it is refused. */
  readonly reason: string;
  /** The oracles that were fitted to labels, in the order of the system's; absent where all are formulas. */
  readonly fits?: readonly OracleFit[];
  /** What was certified where generators are fields in a dictionary. */
  readonly fields?: CertifiedFields;
}

/** Fields v(x) = Σ_jk c_jk θ_k(x) ∂_j that keep the labels, and what they are together. */
export interface CertifiedFields {
  /** θ_k, such as `1`, `x`, `x^2*y` or `sin(x)`; block after block where every particle has a field of its own. */
  readonly functions: readonly string[];
  /** What the features are called that fields move; block after block, as `functions`. */
  readonly features: readonly string[];
  /** Whether brackets stay among the fields; without, they have no group. */
  readonly isAlgebra: boolean;
  /** The largest share of a bracket that leaves them; null where nothing is certified. */
  readonly bracketResidual: number | null;
  /** Directions that they span at a point; null where that is not clear. */
  readonly pointwiseRank: number | null;
  /** Fields of the dictionary that vanish on all samples, and are not counted. */
  readonly vanishing: number;
  /** Actions on the labels alone that do nothing on the data, and are not counted. */
  readonly trivialLabel: number;
  /** Whether the action on the labels is so free that it matches every field: then nothing is found. */
  readonly isVacuous: boolean;
  /** Which algebra they are; null where they are none. */
  readonly structure: AlgebraStructure | null;
  /** A basis of as few terms as possible, as it is written: `(4 − 4y) ∂x + (x − 1) ∂y`. */
  readonly formulas: readonly string[];
  /** The same basis: c_jk at j·K + k in the units of the features, block after block. */
  readonly basis: readonly (readonly number[])[];
  /** a, [pairs, d]: [v_a, v_b] = Σ_c a_abc v_c of `basis`. */
  readonly structureConstants: readonly (readonly number[])[];
  /** How many of them there are in the dictionary up to each degree; named functions come last. */
  readonly byDegree: readonly FieldsUpToDegree[];
}

/** The number of independent fields whose coefficients have a degree at most. */
export interface FieldsUpToDegree {
  readonly degree: number;
  readonly dimension: number;
}

/** As many defects of a certificate are kept; E6 has 78 zeros. */
export const MOST_DEFECTS = 120;

/** What measured labels allow to be said of the dimension, at a level of error. */
export interface VerdictBound {
  /** α: the chance that a statement below is wrong. */
  readonly level: number;
  /** δ: the relative defect up to which a direction counts as a symmetry. */
  readonly tolerance: number;
  /** The dimension lies between these; `upper` is p where nothing bounds it. */
  readonly lower: number;
  readonly upper: number;
  /** For k = 1, 2, …: an upper bound of the defect of the best k directions, and a lower bound of the next one's. */
  readonly staircase: readonly StaircaseStep[];
  /** Degree of the polynomial that describes the labels, and of the one that it is judged in; null where none does. */
  readonly fittedDegree: number | null;
  readonly judgedDegree: number | null;
  /** What the polynomial describes: `y`, or a function of it such as `y²`. */
  readonly link: string;
  readonly rows: number;
  /** Bounds of the defect by what the class misses, and by cutting it off. */
  readonly misfit: number;
  readonly truncation: number;
  /** About how many rows would decide, if the bound falls as 1/√rows; null where more would not help. */
  readonly rowsNeeded: number | null;
}

/** A step of the staircase of approximate symmetry. */
export interface StaircaseStep {
  readonly dimension: number;
  readonly atMost: number;
  readonly nextAtLeast: number | null;
}

/** How an oracle that was fitted to labels came out: its symmetries are those of the data as far as it is good. */
export interface OracleFit {
  /** Of the labels of samples: R² over all labels, or the share of right classes. */
  readonly measure: 'R²' | 'accuracy';
  readonly train: number;
  /** On samples that the fit never saw. */
  readonly heldOut: number;
  /** What the oracle is multiplied by, so that its rows ∇φ ⊗ x have mean square 1. */
  readonly factor: number;
  /** Of the file that holds the fit in the tensor store. */
  readonly digest: string;
  /** One per label, where all were fitted by polynomials of degree 2. */
  readonly forms?: readonly QuadraticForm[];
}

/** xᵀAx, in the units of the features, up to one factor. */
export interface QuadraticForm {
  readonly matrix: readonly (readonly number[])[];
  /** Numbers of eigenvalues by their sign, in standard coordinates. */
  readonly signature: { readonly plus: number; readonly minus: number; readonly zero: number };
}
