import { defineLabelAction, type LabelTerms } from './define-label-action.js';

/** Labels move by any matrix: Df·v = V f. */
export const free = defineLabelAction({
  kind: 'free',
  unknowns: (_, { labelCount }) => labelCount ** 2,
  terms: (_, { f }) => freeTerms(f, false),
});

/** −V f, and −d: unknowns V_lm at l·k + m, then d. */
export function freeTerms(f: Float64Array, isAffine: boolean): LabelTerms {
  const k = f.length;
  return {
    addTo: (row, label) => {
      f.forEach((value, m) => {
        row[label * k + m] = -value;
      });
      if (isAffine) row[k * k + label] = -1;
      return 0;
    },
  };
}
