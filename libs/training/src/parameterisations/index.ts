import { definitionOf, type ParameterisationSpec } from '@liesweep/sweep';
import { affine } from './affine.js';
import { deepLinear } from './deep-linear.js';
import type { TrainingDefinition } from './define-training.js';
import { dictionary } from './dictionary.js';
import { linear } from './linear.js';
import { nonLinear } from './non-linear.js';

/** How every form of generators is trained. */
const TRAINED = [linear, deepLinear, nonLinear, affine, dictionary] as const;

/** How generators of this spec are trained; it does not compile while a form is missing in the list. */
export function trainingOf<Spec extends ParameterisationSpec>(spec: Spec): TrainingDefinition<Spec> {
  const { kind }: ParameterisationSpec = spec;
  return definitionOf(TRAINED, kind) as unknown as TrainingDefinition<Spec>;
}
