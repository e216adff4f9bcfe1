import { z } from 'zod';
import { ofEach } from '../of-each.js';
import { PARAMETERISATIONS } from '../parameterisations/index.js';
import { kindOrMapping, mapping } from './mapping.js';
import { oracleSchema } from './oracle-schema.js';

/** What is searched for: oracles to be kept at once, over which numbers, by which transformations. */
export const systemSchema = mapping({
  oracles: z
    .array(oracleSchema, { error: 'a list of oracles, such as [norm]' })
    .min(1, { error: 'at least one oracle, such as [norm]' })
    .describe('The functions of the features that are all to keep their value.'),
  field: z.enum(['real', 'complex']).default('real').describe('Whether features and generators are real or complex.'),
  parameterisation: kindOrMapping(
    ofEach(PARAMETERISATIONS, 'kind'),
    z.discriminatedUnion('kind', ofEach(PARAMETERISATIONS, 'fileSchema'), {
      error: 'a mapping with the key kind, such as { kind: linear }',
    }),
  ).default({ kind: 'linear' }),
});
