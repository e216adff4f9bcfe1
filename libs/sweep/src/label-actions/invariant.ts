import { z } from 'zod';
import { defineLabelAction } from './define-label-action.js';

const storedSchema = z.strictObject({ kind: z.literal('invariant') });

/** Labels keep their values. */
export const invariant = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'invariant',
  meaning: 'labels keep their values: Df·v = 0',
  examples: [{ written: 'invariant', spec: { kind: 'invariant' } }],
  ofWord: { kind: 'invariant' },
  storedSchema,
  key: ({ kind }) => kind,
  needsOneField: false,
});
