import { z } from 'zod';
import type { CsvDataSpec, ScaleSpec } from '../sweep-spec.js';
import { column, columns, firstRepeatedColumn } from './column-schema.js';
import { kindOrMapping, mapping } from './mapping.js';
import { wholeNumber } from './numbers.js';
import { plainText } from './plain-text.js';

const MOST_SAMPLES = 10_000_000;
const MOST_LABELS = 100_000;
const PIXELS = 784;

const LAST_COLUMNS = 'the number of last columns that are labels';
const SHARE = 'a number above 0 and below 1';

const path = () => plainText('the path of a file').describe('Relative to the sweep file.');

const normal = mapping({
  kind: z.literal('normal'),
  samples: wholeNumber(1, MOST_SAMPLES).default(300).describe('m, the number of samples x ~ N(0, 1).'),
});

const fileSettings = {
  path: path(),
  scale: z
    .enum(['none', 'standardise', 'global', 'per-feature'])
    .default('standardise')
    .transform((given): ScaleSpec => (given === 'none' ? given : 'standardise'))
    .describe(
      'The coordinates to train in: none, those of the file; standardise, those in which the features are of one size and uncorrelated. global and per-feature, of version 0.1, are read as standardise.',
    ),
  heldOut: z
    .number({ error: SHARE })
    .gt(0, { error: SHARE })
    .lt(1, { error: SHARE })
    .default(0.2)
    .describe('Share of the rows that training never sees.'),
};

const pair = z.tuple([column(), column()], { error: 'a pair of columns, such as [x1_re, x1_im]' });

const csv = mapping({
  kind: z.literal('csv'),
  ...fileSettings,
  features: columns().optional().describe('The n real features.'),
  complexPairs: z
    .array(pair, { error: 'a list of pairs of columns, such as [[x1_re, x1_im], [x2_re, x2_im]]' })
    .optional()
    .describe('The n complex features, each its real and its imaginary part.'),
  labels: columns().default([]).describe('The labels; only learned oracles need them.'),
}).transform(({ features = [], complexPairs = [], ...rest }, context): CsvDataSpec => {
  if ((features.length === 0) === (complexPairs.length === 0)) {
    const message = 'expected either features, such as [x1, x2], or complexPairs, such as [[x1_re, x1_im]]';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  if (firstRepeatedColumn(complexPairs.flat()) >= 0) {
    context.addIssue({ code: 'custom', path: ['complexPairs'], message: 'expected distinct columns, got one twice' });
    return z.NEVER;
  }
  return { ...rest, features, complexPairs };
});

const npy = mapping({
  kind: z.literal('npy'),
  ...fileSettings,
  labels: z
    .union([
      z.int({ error: LAST_COLUMNS }).min(0, { error: LAST_COLUMNS }).max(MOST_LABELS, { error: LAST_COLUMNS }),
      path(),
    ])
    .default(0)
    .describe('The number of last columns that are labels, or the path of a second array.'),
});

const mnistLatent = mapping({ kind: z.literal('mnist-latent'), dimension: wholeNumber(1, PIXELS) });

/** Where the samples come from. */
export const dataSchema = kindOrMapping(
  ['normal', 'csv', 'npy', 'mnist-latent'],
  z.discriminatedUnion('kind', [normal, csv, npy, mnistLatent], {
    error: 'a mapping with the key kind, such as { kind: normal, samples: 300 }',
  }),
);
