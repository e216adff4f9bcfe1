import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { parameterCount } from '../generator-shape.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';
import { defineParameterisation } from './define-parameterisation.js';
import { matrixUnknowns } from './matrix-unknowns.js';

const MOST_FACTORS = 64;

/** A generator is a product 𝒲 = 𝒲_L … 𝒲_1 of matrices. */
export const deepLinear = defineParameterisation({
  kind: 'deep-linear',
  fileSchema: mapping({
    kind: z.literal('deep-linear'),
    layers: wholeNumber(2, MOST_FACTORS).describe('L, the number of matrices whose product a generator is.'),
  }),
  storedSchema: z.strictObject({ kind: z.literal('deep-linear'), layers: z.int().positive() }),
  generators: 'matrices',
  hasCoefficientForm: false,
  examples: [
    { kind: 'deep-linear', layers: 2 },
    { kind: 'deep-linear', layers: 3 },
  ],
  key: ({ kind, layers }) => `${kind}(${formatNumber(layers)})`,
  unknowns: (_, shape) => matrixUnknowns(shape),
  equivalentEntries: ({ layers }, shape) => parameterCount(shape) * layers,
});
