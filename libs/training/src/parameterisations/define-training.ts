import type { Dictionary, FieldProblem, FieldSystem } from '@liesweep/fields';
import type { Matrix } from '@liesweep/lie';
import type { Oracle } from '@liesweep/models';
import type { Definition, GeneratorShape } from '@liesweep/sweep';
import type { StackSystem } from '../stack.js';

/** What generators are trained against, in the coordinates of training. */
export interface TrainingData {
  readonly shape: GeneratorShape;
  readonly oracle: Oracle;
  /** x, row-major [m, q·r]. */
  readonly samples: Float64Array;
  /** Of matrices: R of `lieDerivativeInvariance`, shape [p, r], where it is known; else it comes from oracle and samples. */
  readonly factor?: Matrix;
  /** Of linear generators: the entries of 𝒲, or those of `precondition` (default), of which only the start is not alike. */
  readonly coordinates?: 'plain' | 'preconditioned';
  /** Of fields in a dictionary: their rows, inner product and brackets. */
  readonly fields?: FieldSystem;
}

/** What the components of fields are made of, and how their rows are trained against. */
export interface FieldForm extends Pick<FieldProblem, 'rows'> {
  readonly dictionary: Dictionary;
}

/** How one form of generators is trained. */
export interface TrainingDefinition<Spec extends Definition> extends Definition {
  readonly kind: Spec['kind'];
  /** Generators as the spec says against these data. */
  system(spec: Spec, data: TrainingData): StackSystem;
  /**
   * Its generators as fields in a dictionary; absent where they are none.
   *
   * @param features what the n features are called
   */
  fieldForm?(spec: Spec, features: readonly string[]): FieldForm;
}
