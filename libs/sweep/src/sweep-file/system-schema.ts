import { z } from 'zod';
import { ORACLES, type OracleSpec } from '../oracles/index.js';
import { PARAMETERISATIONS, type ParameterisationSpec } from '../parameterisations/index.js';
import { kindOrMapping } from '../schema/kind-or-mapping.js';
import { mapping } from '../schema/mapping.js';

/** An oracle φ: its kind alone, or a mapping of its kind and its settings. */
const oracle = kindOrMapping<OracleSpec>(
  ORACLES,
  'a mapping with the key kind, such as { kind: quadratic, signature: [1, -1] }',
);

const parameterisation = kindOrMapping<ParameterisationSpec>(
  PARAMETERISATIONS,
  'a mapping with the key kind, such as { kind: linear }',
);

/** What is searched for: oracles to be kept at once, over which numbers, by which transformations. */
export const systemSchema = mapping({
  oracles: z
    .array(oracle, { error: 'a list of oracles, such as [norm]' })
    .min(1, { error: 'at least one oracle, such as [norm]' })
    .describe('The functions of the features that are all to keep their value.'),
  field: z.enum(['real', 'complex']).default('real').describe('Whether features and generators are real or complex.'),
  parameterisation: parameterisation.default({ kind: 'linear' }),
});
