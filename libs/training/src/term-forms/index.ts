import type { InvarianceForm } from '@liesweep/sweep';
import type { InvarianceTraining } from './define-invariance.js';
import { finite } from './finite.js';
import { lieDerivative } from './lie-derivative.js';

const INVARIANCE: { readonly [Form in InvarianceForm]: InvarianceTraining<Form> } = {
  'lie-derivative': lieDerivative,
  finite,
};

/** How a form of the invariance term is trained; it does not compile while one is missing. */
export function invarianceOf(form: InvarianceForm): InvarianceTraining<InvarianceForm> {
  return INVARIANCE[form];
}
