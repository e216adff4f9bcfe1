import { defineParameterisation, type LinearUnknowns } from '@liesweep/sweep';
import { z } from 'zod';

/** A generator is v = 𝒲x + b, on real features. */
export const affineWords = defineParameterisation({
  kind: 'affine',
  fileSchema: z.strictObject({ kind: z.literal('affine') }),
  storedSchema: z.strictObject({ kind: z.literal('affine') }),
  generators: 'fields',
  examples: [{ kind: 'affine' }],
  key: ({ kind }) => kind,
  unknowns: (_, { dimension: n }): LinearUnknowns => ({ count: n * (n + 1), formula: 'n² + n' }),
  equivalentEntries: (_, { dimension: n }) => (n + 1) ** 2,
});
