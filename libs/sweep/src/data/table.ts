import { z } from 'zod';
import { canonicalJson } from '../canonical-json.js';
import { mapping } from '../schema/mapping.js';
import type { Problem } from '../schema/problem.js';
import { column, columns, firstRepeatedColumn, isPattern, storedColumn } from './column.js';
import { defineData } from './define-data.js';
import { fileSettings, identityOfFile, storedFileSettings } from './file-settings.js';
import { tableFound } from './table-found.js';
import { storedTableSettings, tableSettings } from './table-settings.js';

const ONE_OF = 'expected one of features, such as [x1, "p*"], complexPairs, such as [[x1_re, x1_im]], and vectors';

const pair = z.tuple([column(), column()], { error: 'a pair of columns, such as [x1_re, x1_im]' });

const storedSchema = z.strictObject({
  kind: z.literal('table'),
  ...storedFileSettings,
  ...storedTableSettings,
  /** The n real features; empty where there are others. Patterns such as `px*` until the file has been read. */
  features: z.array(storedColumn()),
  /** The n complex features as columns of real and of imaginary parts; empty where there are others. */
  complexPairs: z.array(z.tuple([storedColumn(), storedColumn()])),
  /** q vectors of n features each; empty where there are others. */
  vectors: z.array(z.array(storedColumn()).min(1)),
  /** The k labels. Patterns until the file has been read. */
  labels: z.array(storedColumn()),
  /** What was found in the file; no part of any identity. Present once it has been read. */
  found: tableFound.exactOptional(),
});

/** A table of any format. */
export const table = defineData<z.output<typeof storedSchema>>({
  kind: 'table',
  fileSchema: mapping({
    kind: z.literal('table'),
    ...fileSettings,
    ...tableSettings,
    features: columns().optional().describe('The n real features; "px*" are all columns whose names begin with px.'),
    complexPairs: z
      .array(pair, { error: 'a list of pairs of columns, such as [[x1_re, x1_im], [x2_re, x2_im]]' })
      .optional()
      .describe('The n complex features, each its real and its imaginary part.'),
    vectors: z
      .array(columns().min(1, { error: 'at least one column' }), {
        error: 'a list of vectors, such as [[E1, px1], [E2, px2]]',
      })
      .optional()
      .describe('Several vectors of n real features in a row, which one generator moves.'),
    labels: columns().default([]).describe('The labels; texts are read as classes.'),
  }).transform(({ features = [], complexPairs = [], vectors = [], ...rest }, context) => {
    const refuse = (message: string, path: (string | number)[] = []): never => {
      context.addIssue({ code: 'custom', path, message });
      return z.NEVER;
    };
    const given = [features, complexPairs, vectors].filter(({ length }) => length > 0);
    if (given.length !== 1) return refuse(ONE_OF);
    if (firstRepeatedColumn([...complexPairs.flat(), ...vectors.flat()]) >= 0) {
      return refuse('expected distinct columns, got one twice', [vectors.length > 0 ? 'vectors' : 'complexPairs']);
    }
    if (vectors.length === 1) {
      return refuse('expected at least two vectors, got one: give its columns as features', ['vectors']);
    }
    const other = vectors.findIndex(({ length }) => length !== vectors[0]?.length);
    if (other >= 0) {
      const [first, second] = [vectors[0]?.length, vectors[other]?.length];
      return refuse(`expected vectors of one length, got ${String(first)} and ${String(second)}`, ['vectors', other]);
    }
    return { ...rest, features, complexPairs, vectors };
  }),
  storedSchema,
  source: 'file',
  examples: [
    {
      ...{ kind: 'table', path: 'a.parquet', scale: 'standardise', heldOut: 0.2, missing: 'refuse' },
      ...{ features: ['x', { sum: ['y', 3] }], complexPairs: [], vectors: [], labels: [{ square: 'm' }] },
    },
    {
      ...{ kind: 'table', path: ['b.csv', 'c/*.csv'], scale: 'none', heldOut: 0.5, missing: 'drop', format: 'csv' },
      ...{ dialect: { separator: ';', decimal: ',', skip: 2 }, missingValues: [-999, 'n/a'] },
      ...{ derive: { E: 'sqrt(m^2 + `p T`^2)', m: '0.105658' }, where: '`p T` > 20 and not E > 100' },
      ...{ features: [], complexPairs: [['a', 'b']], vectors: [], labels: [] },
    },
    {
      ...{ kind: 'table', path: 'd.h5', dataset: ['events/p4', 'events/y'], scale: 'none', heldOut: 0.25 },
      ...{ missing: 'refuse', features: ['*'], complexPairs: [], vectors: [], labels: ['y'] },
    },
  ],
  ...identityOfFile,
  asksTheSame: (asked, identified) => {
    const unread = { ...identified, digest: undefined, stored: undefined, found: undefined };
    // Patterns are what they were found to be.
    const { features, labels } = identified;
    const resolved = {
      ...(asked.features.some(isPattern) ? { features } : {}),
      ...(asked.labels.some(isPattern) ? { labels } : {}),
    };
    return canonicalJson({ ...asked, ...resolved }) === canonicalJson(unread);
  },
  identifiedBy: (spec, facts) => ({
    ...identityOfFile.identifiedBy(spec, facts),
    ...(facts.table ?? {}),
  }),
  dimension: ({ features, complexPairs, vectors }, facts) =>
    facts?.dimension ??
    (features.some(isPattern) ? undefined : features.length + complexPairs.length + vectors.flat().length),
  hasLabels: ({ labels }) => labels.length > 0,
  fieldProblems: ({ complexPairs, vectors }, field): readonly Problem[] => {
    if (field === 'complex' && complexPairs.length === 0) {
      const got = vectors.length > 0 ? 'vectors' : 'features';
      const message = `expected complexPairs, such as [[x1_re, x1_im], [x2_re, x2_im]], for field: complex, got ${got}`;
      return [{ path: ['data', got], message }];
    }
    if (field === 'real' && complexPairs.length > 0) {
      return [{ path: ['data', 'complexPairs'], message: 'expected features for field: real, got complexPairs' }];
    }
    return [];
  },
});
