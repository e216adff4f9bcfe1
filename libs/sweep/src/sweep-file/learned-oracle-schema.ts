import { z } from 'zod';
import type { LearnedOracleSpec } from '../sweep-spec.js';
import { hiddenLayers } from './layers.js';
import { kindOrMapping, mapping } from './mapping.js';

const model = kindOrMapping(
  ['quadratic', 'mlp'],
  z.discriminatedUnion(
    'kind',
    [
      mapping({ kind: z.literal('quadratic') }),
      mapping({
        kind: z.literal('mlp'),
        hidden: hiddenLayers(),
        activation: z.enum(['tanh', 'softplus', 'relu']).default('tanh'),
      }),
    ],
    { error: 'a mapping with the key kind, such as { kind: mlp, hidden: [32, 32] }' },
  ),
);

/** An oracle that is fitted to the labels of the data. */
export const learnedOracle = mapping({
  kind: z.literal('learned'),
  model: model.describe('What is fitted: xᵀAx for every label, or a network.'),
  task: z.enum(['regression', 'classification']).default('regression'),
}) satisfies z.ZodType<LearnedOracleSpec>;
