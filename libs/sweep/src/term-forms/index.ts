import { finite } from './finite.js';
import type { TermFormDefinition } from './define-term-form.js';
import { learned } from './learned.js';
import { lieDerivative } from './lie-derivative.js';
import { projected } from './projected.js';

/** The forms of the invariance term. */
export const INVARIANCE_FORMS = [lieDerivative, finite] as const;

/** The forms of the closure term: where its structure constants come from. */
export const CLOSURE_FORMS = [projected, learned] as const;

/** The word for a form of the invariance term. */
export type InvarianceForm = (typeof INVARIANCE_FORMS)[number]['form'];

/** The word for a form of the closure term. */
export type ClosureForm = (typeof CLOSURE_FORMS)[number]['form'];

const FORMS: readonly TermFormDefinition[] = [...INVARIANCE_FORMS, ...CLOSURE_FORMS];

/**
 * The definition of a form of a term.
 *
 * @throws RangeError when there is no such form, which the types rule out
 */
export function termFormOf(form: InvarianceForm | ClosureForm): TermFormDefinition {
  const found = FORMS.find((each) => each.form === form);
  if (found === undefined)
    throw new RangeError(`${form}: expected one of ${FORMS.map((each) => each.form).join(', ')}`);
  return found;
}
