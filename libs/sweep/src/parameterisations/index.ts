import type { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { definitionOf } from '../definition-of.js';
import { affine } from './affine.js';
import { deepLinear } from './deep-linear.js';
import type { ParameterisationDefinition } from './define-parameterisation.js';
import { dictionary } from './dictionary.js';
import { linear } from './linear.js';
import { nonLinear } from './non-linear.js';

/** Every form of generators, in the order in which sweep files name them. */
export const PARAMETERISATIONS = [linear, deepLinear, nonLinear, affine, dictionary] as const;

/** The form of a generator, as a specification says it. */
export type ParameterisationSpec = DeepReadonly<z.output<(typeof PARAMETERISATIONS)[number]['storedSchema']>>;

/** The word for a form of generators. */
export type ParameterisationKind = ParameterisationSpec['kind'];

/** The definition of what a specification says. */
export function parameterisationOf<Spec extends ParameterisationSpec>(spec: Spec): ParameterisationDefinition<Spec> {
  return definitionOf(PARAMETERISATIONS, spec.kind) as unknown as ParameterisationDefinition<Spec>;
}
