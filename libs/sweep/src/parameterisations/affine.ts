import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { coefficientEntries } from './coefficient-entries.js';
import { defineParameterisation } from './define-parameterisation.js';
import { FIELD_ROWS, fieldRows } from './field-rows.js';

/** A generator is a field 𝒲x + b: matrices about any point, and translations. */
export const affine = defineParameterisation({
  kind: 'affine',
  fileSchema: mapping({ kind: z.literal('affine'), rows: fieldRows() }),
  storedSchema: z.strictObject({ kind: z.literal('affine'), rows: z.enum(FIELD_ROWS) }),
  generators: 'coefficients',
  hasCoefficientForm: true,
  vanishesBelow: 1e-4,
  examples: [
    { kind: 'affine', rows: 'flattened' },
    { kind: 'affine', rows: 'plain' },
  ],
  key: ({ kind, rows }) => `${kind}(${rows})`,
  unknowns: (_, { dimension }) => ({ count: dimension * (dimension + 1), formula: 'n² + n' }),
  equivalentEntries: (_, { dimension }) => coefficientEntries(dimension * (dimension + 1)),
});
