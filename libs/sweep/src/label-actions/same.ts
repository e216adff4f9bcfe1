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
  misfit: (_, { labelCount, dimension }) =>
    labelCount % dimension === 0 ? undefined : `a multiple of n = ${String(dimension)} labels, points of the features`,
  needsOneField: true,
});
