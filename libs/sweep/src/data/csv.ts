import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { column, columns, firstRepeatedColumn, storedColumn } from './column.js';
import { defineData } from './define-data.js';
import { fileSettings, identityOfFile, storedFileSettings } from './file-settings.js';

const pair = z.tuple([column(), column()], { error: 'a pair of columns, such as [x1_re, x1_im]' });

const storedSchema = z.strictObject({
  kind: z.literal('csv'),
  ...storedFileSettings,
  /** The n real features; empty where the features are complex. */
  features: z.array(storedColumn()),
  /** The n complex features as columns of real and of imaginary parts; empty where the features are real. */
  complexPairs: z.array(z.tuple([storedColumn(), storedColumn()])),
  /** The k labels; only learned oracles need them. */
  labels: z.array(storedColumn()),
});

/** A table of text: RFC 4180, names in its first row. */
export const csv = defineData<z.output<typeof storedSchema>>({
  kind: 'csv',
  fileSchema: mapping({
    kind: z.literal('csv'),
    ...fileSettings,
    features: columns().optional().describe('The n real features.'),
    complexPairs: z
      .array(pair, { error: 'a list of pairs of columns, such as [[x1_re, x1_im], [x2_re, x2_im]]' })
      .optional()
      .describe('The n complex features, each its real and its imaginary part.'),
    labels: columns().default([]).describe('The labels; only learned oracles need them.'),
  }).transform(({ features = [], complexPairs = [], ...rest }, context) => {
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
  }),
  storedSchema,
  source: 'file',
  examples: [
    {
      ...{ kind: 'csv', path: 'a.csv', scale: 'standardise', heldOut: 0.2, complexPairs: [] },
      ...{ features: ['x', { sum: ['y', 3] }], labels: [{ square: 'm' }] },
    },
    {
      ...{ kind: 'csv', path: 'b.csv', scale: 'none', heldOut: 0.5, features: [], labels: [] },
      complexPairs: [['a', 'b']],
    },
  ],
  ...identityOfFile,
  dimension: ({ features, complexPairs }) => features.length + complexPairs.length,
  hasLabels: ({ labels }) => labels.length > 0,
  fieldProblems: ({ complexPairs }, field) => {
    if (field === 'complex' && complexPairs.length === 0) {
      const message =
        'expected complexPairs, such as [[x1_re, x1_im], [x2_re, x2_im]], for field: complex, got features';
      return [{ path: ['data', 'features'], message }];
    }
    if (field === 'real' && complexPairs.length > 0) {
      return [{ path: ['data', 'complexPairs'], message: 'expected features for field: real, got complexPairs' }];
    }
    return [];
  },
});
