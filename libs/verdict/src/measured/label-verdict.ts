import type { Matrix } from '@liesweep/lie';
import type { GeneratorShape, RowSource } from '@liesweep/sweep';
import type { CandidateDefect } from './defects/candidate-defect.js';
import type { FieldAnsatz, ParticleCopies } from './fields/field-basis.js';
import type { PolynomialModel } from './polynomials/polynomial-model.js';

/** Measured rows (x_i, y_i), all at once, or block by block where they are too many. */
export interface LabelledRows<Numbers extends Float64Array | RowSource = Float64Array> {
  /**
   * x, row-major [m, r], in any units; r = n for real features, 2n for complex ones (n real parts, then n imaginary parts), and
   * q times as many of samples of q vectors.
   */
  readonly samples: Numbers;
  /** y, row-major [m, k], in any units. */
  readonly labels: Numbers;
  /** k */
  readonly labelCount: number;
  /** Of one vector. */
  readonly shape: GeneratorShape;
}

/** How labels are judged. */
export interface LabelVerdictOptions {
  /** δ, the largest relative defect of a symmetry, dimensionless. @default 0.05 */
  readonly tolerance?: number;
  /** α, one-sided: how often a bound may be wrong. @default 0.01 */
  readonly level?: number;
  /** d, the degree of the polynomial that describes the labels, where it is known; no link is tried then. */
  readonly degree?: number;
  /** @default 'linear' */
  readonly ansatz?: FieldAnsatz;
  /** Of samples of several vectors. @default one vector */
  readonly particles?: ParticleCopies;
  /** Named spans of generators in the units of the samples, [r, r] each, or with more of `fieldColumnCount`: their defect is bounded. */
  readonly candidates?: readonly (readonly Matrix[])[];
}

/** Why no dimension is certified. */
export type RefusalWord =
  | 'not-finite'
  | 'too-few-rows'
  | 'too-many-features'
  | 'constant-label'
  | 'dependent-features'
  | 'surface'
  | 'lack-of-fit'
  | 'flat'
  | 'gradient-noise'
  | 'outliers'
  | 'misfit'
  | 'noise';

/** One step of the staircase of dimensions. */
export interface VerdictStep {
  readonly dimension: number;
  /** U_k: the fields of this dimension have at most this relative defect; 0 for dimension 0. */
  readonly atMost: number;
  /** Any space of one dimension more holds a field of at least this relative defect; null when nothing is known. */
  readonly nextAtLeast: number | null;
}

/** How one label was described. */
export interface LabelDescription {
  /** The function of the label that is a polynomial: y, y², log y, √y, 1/y, 1/y², exp y, or (y − b)² with a number b; 'constant' for a label that does not vary. */
  readonly link: string;
  /** d, null when no degree fits. */
  readonly fittedDegree: number | null;
  /** D */
  readonly judgedDegree: number;
  /** The fit of degree d, null when there is none, and of degree D. */
  readonly fitted: PolynomialModel | null;
  readonly judged: PolynomialModel;
}

/** What may be said of the dimension of the algebra of fields that keep unknown labels. */
export interface LabelVerdict {
  readonly kind: 'certified' | 'undetermined' | 'refused';
  /** The certified dimension, else null. */
  readonly dimension: number | null;
  /** At least this many dimensions have defect at most the tolerance … */
  readonly lower: number;
  /** … and at most this many; P, all fields, when nothing bounds it. */
  readonly upper: number;
  /** P, all fields of the ansatz. */
  readonly fieldCount: number;
  /** The dimension holds to rounding (U_k < 1e-6), whatever else the tolerance admits; that stands in the staircase. */
  readonly isExact: boolean;
  /** One sentence: what was found, and where nothing is certified, what to do. */
  readonly reason: string;
  readonly refusal: RefusalWord | null;
  readonly staircase: readonly VerdictStep[];
  /** ρ ascending, the relative defects on the fitted labels themselves. */
  readonly defects: readonly number[];
  /** δ and α. */
  readonly tolerance: number;
  readonly level: number;
  /** The largest d over the labels, null when one has none. */
  readonly fittedDegree: number | null;
  /** The largest D over the labels, null when none was reached. */
  readonly judgedDegree: number | null;
  /** The links of the labels, each named once. */
  readonly link: string;
  /** N, the number of different rows. */
  readonly distinctRows: number;
  /** √(Σe²/Σy²) of the judged degree: the residual as a share of the standard deviation; the largest over the labels. */
  readonly residual: number | null;
  /** g_mis, g_pol and r, as shares of the gradient. */
  readonly misfit: number | null;
  readonly truncation: number | null;
  readonly gradientNoise: number | null;
  /** Extrapolated: bounds fall as 1/√N, so that about this many different rows would decide; null where rows do not help. */
  readonly rowsNeeded: number | null;
  /**
   * `lower` generators in the units of the samples, [r, r], or with the translation and then the products after it, best first: orthonormal
   * in E |∇f|² v·v'/E |∇f|² over the rows, with f and v in whitened coordinates.
   */
  readonly generators: readonly Matrix[];
  /** One per label. */
  readonly polynomials: readonly LabelDescription[];
  /** One per list of candidates, null where no bound is known. */
  readonly candidates: readonly (CandidateDefect | null)[];
}
