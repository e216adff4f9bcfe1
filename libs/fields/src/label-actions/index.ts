import { definitionOf } from '@liesweep/sweep';
import type { LabelAction } from '../label-action.js';
import type { LabelActionDefinition } from './define-label-action.js';
import { freeAffine } from './free-affine.js';
import { free } from './free.js';
import { invariant } from './invariant.js';
import { same } from './same.js';
import { scale } from './scale.js';
import { tangent } from './tangent.js';
import { tensor } from './tensor.js';

/** All ways in which labels move. */
const LABEL_ACTIONS = [invariant, free, freeAffine, same, tangent, tensor, scale] as const;

/** The definition of an action on labels. */
export function labelActionOf<Action extends LabelAction>(action: Action): LabelActionDefinition<Action> {
  return definitionOf(LABEL_ACTIONS, action.kind) as unknown as LabelActionDefinition<Action>;
}
