import { z } from 'zod';
import { defineLabelAction } from './define-label-action.js';

const storedSchema = z.strictObject({ kind: z.literal('free') });

/** Labels move by any matrix of their own. */
export const free = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'free',
  meaning: 'labels move by some matrix: Df·v = V f with any V, k × k',
  examples: [{ written: 'free', spec: { kind: 'free' } }],
  ofWord: { kind: 'free' },
  storedSchema,
  key: ({ kind }) => kind,
  unknowns: (_, labelCount) => labelCount ** 2,
  needsOneField: false,
});
