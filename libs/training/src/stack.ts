import type { Matrix } from '@liesweep/lie';
import type { GeneratorShape, LossWeights, TrainingSpec, Trial } from '@liesweep/sweep';
import type { GeneratorParameters } from './generator-parameters.js';
import type { HostState } from './host-state.js';
import type { StepLayout } from './step-layout.js';
import type { TermLosses } from './term-losses.js';

/**
 * What the trials of a stack are trained against: generators of one form on the samples of one oracle, as functions. A step
 * asks nothing else of either, so that another form is another object (`parameterisations`).
 */
export interface StackSystem {
  readonly shape: GeneratorShape;
  readonly parameters: GeneratorParameters;
  /** Whether the angles between the generators of a trial are recorded. */
  readonly hasAngles: boolean;
  /** What angles are between, of as many parameters, in the inner product of orthogonality; absent where it is `generatorsOf`. */
  readonly angleVectorsOf?: (parameters: Float32Array) => Float64Array;
  /**
   * Where parameters start that were drawn as `parameters` says, shape [N_g, P]: elsewhere in coordinates in which steps are
   * not alike. Absent where they start as they were drawn.
   */
  readonly startOf?: (drawn: Matrix) => Matrix;
  /**
   * The constants of a step that all trials share, by name.
   *
   * @throws TypeError for the finite form of an oracle that has none
   */
  readonly constants: (training: Pick<TrainingSpec, 'invariance'>) => HostState;
  /** The losses of a layout; their step is given `constants`, and `mask` [B, N_g]. @throws TypeError as `constants` */
  readonly termLosses: (layout: StepLayout) => TermLosses;
  /**
   * What was trained as generators, in float64, one after another: vec 𝒲 in the coordinates of the features for matrices, the
   * coefficients in the units of the features for fields in a dictionary, the parameters themselves for networks.
   *
   * @param parameters of any number of generators, one after another
   */
  readonly generatorsOf: (parameters: Float32Array) => Float64Array;
}

/** The trials that are trained together, padded to one number of generators. */
export interface Stack {
  readonly system: StackSystem;
  readonly training: TrainingSpec;
  readonly trials: readonly Trial[];
  /** Largest N_g of the trials; smaller ones are padded with generators that stay zero. */
  readonly generatorCount: number;
}

/** Which optional terms some trial of the stack has weight on; a term without weight is not computed. */
export function weightedTerms(weights: readonly LossWeights[]): {
  readonly closure: boolean;
  readonly sparsity: boolean;
} {
  return {
    closure: weights.some(({ closure }) => closure > 0),
    sparsity: weights.some(({ sparsity }) => sparsity > 0),
  };
}
