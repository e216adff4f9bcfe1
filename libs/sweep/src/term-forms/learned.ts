import { defineTermForm } from './define-term-form.js';

/** Closure with structure constants that are trained beside the generators. */
export const learned = defineTermForm({
  form: 'learned',
  term: 'closure',
  key: () => 'learned',
  learnsConstants: true,
});
