import { definitionOf } from '../definition-of.js';
import type { DeepReadonly } from '../deep-readonly.js';
import type { LabelActionDefinition } from './define-label-action.js';
import { freeAffine } from './free-affine.js';
import { free } from './free.js';
import { invariant } from './invariant.js';
import { same } from './same.js';
import { scale } from './scale.js';
import { tangent } from './tangent.js';
import { tensor } from './tensor.js';

/** All ways in which labels can move, in the order in which messages and tables name them. */
export const LABEL_ACTIONS = [invariant, free, freeAffine, same, tangent, tensor, scale] as const;

type SpecOf<Definition> = Definition extends LabelActionDefinition<infer Spec> ? DeepReadonly<Spec> : never;

/** How the labels f(x) move while the features move along a field. */
export type LabelActionSpec = SpecOf<(typeof LABEL_ACTIONS)[number]>;

/** The definition of a label action. */
export function labelActionOf<Spec extends LabelActionSpec>(spec: Spec): LabelActionDefinition<Spec> {
  return definitionOf(LABEL_ACTIONS, spec.kind) as unknown as LabelActionDefinition<Spec>;
}

/** What a system says of its labels where it says nothing. */
export const LABELS_STAY: LabelActionSpec = { kind: 'invariant' };
