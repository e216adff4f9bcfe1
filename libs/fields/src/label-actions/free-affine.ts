import { defineLabelAction } from './define-label-action.js';
import { freeTerms } from './free.js';

/** Labels move by any matrix and shift: Df·v = V f + d. */
export const freeAffine = defineLabelAction({
  kind: 'free-affine',
  unknowns: (_, { labelCount }) => labelCount * (labelCount + 1),
  terms: (_, { f }) => freeTerms(f, true),
});
