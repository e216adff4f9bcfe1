import { z } from 'zod';
import { hiddenLayers } from './layers.js';
import { kindOrMapping, mapping } from './mapping.js';
import { wholeNumber } from './numbers.js';
import { oracleSchema } from './oracle-schema.js';

const MOST_FACTORS = 64;

const linear = mapping({ kind: z.literal('linear') });
const deepLinear = mapping({
  kind: z.literal('deep-linear'),
  layers: wholeNumber(2, MOST_FACTORS).describe('L, the number of matrices whose product a generator is.'),
});
const nonLinear = mapping({
  kind: z.literal('non-linear'),
  hidden: hiddenLayers().default([32, 32]),
  activation: z.enum(['tanh', 'softplus', 'relu']).default('tanh'),
});

/** What is searched for: oracles to be kept at once, over which numbers, by which transformations. */
export const systemSchema = mapping({
  oracles: z
    .array(oracleSchema, { error: 'a list of oracles, such as [norm]' })
    .min(1, { error: 'at least one oracle, such as [norm]' })
    .describe('The functions of the features that are all to keep their value.'),
  field: z.enum(['real', 'complex']).default('real').describe('Whether features and generators are real or complex.'),
  parameterisation: kindOrMapping(
    ['linear', 'deep-linear', 'non-linear'],
    z.discriminatedUnion('kind', [linear, deepLinear, nonLinear], {
      error: 'a mapping with the key kind, such as { kind: linear }',
    }),
  ).default({ kind: 'linear' }),
});
