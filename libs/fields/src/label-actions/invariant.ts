import { defineLabelAction } from './define-label-action.js';

/** Labels stay: Df·v = 0. */
export const invariant = defineLabelAction({ kind: 'invariant', unknowns: () => 0, terms: null });
