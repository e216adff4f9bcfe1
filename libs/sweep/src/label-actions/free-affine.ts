import { z } from 'zod';
import { defineLabelAction } from './define-label-action.js';

const storedSchema = z.strictObject({ kind: z.literal('free-affine') });

/** Labels move by any matrix of their own and a shift. */
export const freeAffine = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'free-affine',
  meaning: 'labels move by some matrix and a shift: Df·v = V f + d',
  examples: [{ written: 'free-affine', spec: { kind: 'free-affine' } }],
  ofWord: { kind: 'free-affine' },
  storedSchema,
  key: ({ kind }) => kind,
  unknowns: (_, labelCount) => labelCount * (labelCount + 1),
  needsOneField: false,
});
