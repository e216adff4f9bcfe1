import { z } from 'zod';
import type { LearnedModelSpec, LearnedOracleSpec } from '../sweep-spec.js';
import { hiddenLayers } from './layers.js';
import { kindOrMapping, mapping } from './mapping.js';
import { wholeNumber } from './numbers.js';

/** A polynomial of degree d is judged in degree d + 2, of which more would have no sense in a few thousand rows. */
const LARGEST_DEGREE = 8;

const model = kindOrMapping(
  ['quadratic', 'polynomial', 'mlp'],
  z.discriminatedUnion(
    'kind',
    [
      mapping({ kind: z.literal('quadratic') }),
      mapping({
        kind: z.literal('polynomial'),
        degree: wholeNumber(1, LARGEST_DEGREE)
          .optional()
          .describe('The degree that describes the labels; without it, the lowest one that fits.'),
      }).transform(({ kind, degree }): LearnedModelSpec => (degree === undefined ? { kind } : { kind, degree })),
      mapping({
        kind: z.literal('mlp'),
        hidden: hiddenLayers().default([32, 32]),
        activation: z.enum(['tanh', 'softplus', 'relu']).default('tanh'),
      }),
    ],
    { error: 'a mapping with the key kind, such as { kind: mlp, hidden: [32, 32] }' },
  ),
);

/** An oracle that is fitted to the labels of the data. */
export const learnedOracle = mapping({
  kind: z.literal('learned'),
  model: model.describe(
    'What is fitted to every label: a polynomial, of degree 2 where it is called quadratic, or a network.',
  ),
  task: z.enum(['regression', 'classification']).default('regression'),
}) satisfies z.ZodType<LearnedOracleSpec>;
