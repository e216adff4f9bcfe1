import { z } from 'zod';
import { defineLabelAction } from './define-label-action.js';

const storedSchema = z.strictObject({ kind: z.literal('same') });

/** Labels are points of the feature space, and move along the same field. */
export const same = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'same',
  meaning: 'labels are one or several points of the feature space, and move along the same field: Df·v = v(f); of maps',
  examples: [{ written: 'same', spec: { kind: 'same' } }],
  ofWord: { kind: 'same' },
  storedSchema,
  key: ({ kind }) => kind,
  misfit: (_, { labelCount, dimension, vectorCount, isTied }) => {
    if (isTied) {
      const isFit = labelCount % dimension === 0;
      return isFit ? undefined : `a multiple of n = ${String(dimension)} labels, points of the features`;
    }
    const all = dimension * vectorCount;
    return labelCount === all ? undefined : `${String(all)} labels, a point for each particle with a field of its own`;
  },
  needsOneField: false,
});
