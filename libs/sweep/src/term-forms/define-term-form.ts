import type { LossTerm } from '../loss-weights.js';
import type { TrainingSpec } from '../sweep-spec.js';

/** One form of a term of the loss: all that the vocabulary of a sweep says of it. Its equation is `@liesweep/losses`'. */
export interface TermFormDefinition<Form extends string = string> {
  /** The word by which a sweep file calls it. */
  readonly form: Form;
  readonly term: LossTerm;
  /** Its part of a trial's key; two trainings of one key have the same form. */
  key(training: Pick<TrainingSpec, 'epsilon'>): string;
  /** Present where the form takes ε, which then is part of what is computed. */
  readonly usesEpsilon?: true;
  /** Present where the form takes φ over tensors, which not every oracle has. */
  readonly needsValues?: true;
  /** Present where structure constants are parameters of their own. */
  readonly learnsConstants?: true;
  /** Where a final loss vanishes, where the form leaves more than rounding of a symmetry. */
  readonly vanishesBelow?: number;
}

/** Defines one form of a term. */
export function defineTermForm<const Form extends string>(
  definition: TermFormDefinition<Form>,
): TermFormDefinition<Form> {
  return definition;
}
