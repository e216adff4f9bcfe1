import { defineTermForm } from './define-term-form.js';

/** Closure with the structure constants that are the best for the generators, by projection. */
export const projected = defineTermForm({ form: 'projected', term: 'closure', key: () => 'projected' });
