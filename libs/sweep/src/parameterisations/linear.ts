import { z } from 'zod';
import { parameterCount } from '../generator-shape.js';
import { mapping } from '../schema/mapping.js';
import { defineParameterisation } from './define-parameterisation.js';
import { matrixUnknowns } from './matrix-unknowns.js';

/** A generator is a matrix 𝒲. */
export const linear = defineParameterisation({
  kind: 'linear',
  fileSchema: mapping({ kind: z.literal('linear') }),
  storedSchema: z.strictObject({ kind: z.literal('linear') }),
  generators: 'matrices',
  hasCoefficientForm: true,
  examples: [{ kind: 'linear' }],
  key: ({ kind }) => kind,
  unknowns: (_, shape) => matrixUnknowns(shape),
  equivalentEntries: (_, shape) => parameterCount(shape),
});
