import { defineTermForm } from './define-term-form.js';

/** Invariance as the mean square of the derivative of φ along the field, ∇φ·𝒲x. */
export const lieDerivative = defineTermForm({
  form: 'lie-derivative',
  term: 'invariance',
  key: () => 'lie-derivative',
});
