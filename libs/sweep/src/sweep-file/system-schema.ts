import { z } from 'zod';
import { kindOrMapping, laterKind, mapping, notYet } from './mapping.js';
import { wholeNumber } from './numbers.js';
import { oracleSchema } from './oracle-schema.js';

const MOST_LAYERS = 64;
const WIDEST_LAYER = 65_536;

const linear = mapping({ kind: z.literal('linear') });
const deepLinear = laterKind(
  'deep-linear',
  { layers: wholeNumber(1, MOST_LAYERS) },
  'the deep-linear parameterisation',
);
const nonLinear = laterKind(
  'non-linear',
  {
    hidden: z
      .array(wholeNumber(1, WIDEST_LAYER), { error: 'a list of layer widths' })
      .min(1, { error: 'at least one layer' }),
    activation: z.enum(['tanh', 'relu', 'leaky-relu', 'softplus']),
  },
  'the non-linear parameterisation',
);

/** What is searched for: oracles to be kept at once, over which numbers, by which transformations. */
export const systemSchema = mapping({
  oracles: z
    .array(oracleSchema, { error: 'a list of oracles, such as [norm]' })
    .min(1, { error: 'at least one oracle, such as [norm]' })
    .describe('The functions of the features that are all to keep their value.'),
  field: z
    .enum(['real', 'complex'])
    .transform((field, context): 'real' => {
      if (field === 'real') return field;
      context.addIssue({ code: 'custom', message: notYet('the complex field') });
      return z.NEVER;
    })
    .default('real')
    .describe('Whether features and generators are real or complex.'),
  parameterisation: kindOrMapping(
    ['linear', 'deep-linear', 'non-linear'],
    z.discriminatedUnion('kind', [linear, deepLinear, nonLinear], {
      error: 'a mapping with the key kind, such as { kind: linear }',
    }),
  ).default({ kind: 'linear' }),
});
