import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineData } from './define-data.js';
import { fileSettings, identityOfFile, path, storedFileSettings } from './file-settings.js';

const MOST_LABELS = 100_000;

const LAST_COLUMNS = 'the number of last columns that are labels';

const storedSchema = z.strictObject({
  kind: z.literal('npy'),
  ...storedFileSettings,
  /** The number of last columns that are labels, or the path of a second array [rows, k] or [rows]. */
  labels: z.union([z.int().nonnegative(), z.string().min(1)]),
});

/** A NumPy array [rows, columns]. */
export const npy = defineData<z.output<typeof storedSchema>>({
  kind: 'npy',
  fileSchema: mapping({
    kind: z.literal('npy'),
    ...fileSettings,
    labels: z
      .union([
        z.int({ error: LAST_COLUMNS }).min(0, { error: LAST_COLUMNS }).max(MOST_LABELS, { error: LAST_COLUMNS }),
        path(),
      ])
      .default(0)
      .describe('The number of last columns that are labels, or the path of a second array.'),
  }),
  storedSchema,
  source: 'file',
  examples: [
    { kind: 'npy', path: 'a.npy', scale: 'standardise', heldOut: 0.2, labels: 1 },
    { kind: 'npy', path: 'a.npy', scale: 'none', heldOut: 0.3, labels: 'b.npy' },
  ],
  ...identityOfFile,
  namedFiles: (spec) => [
    ...identityOfFile.namedFiles(spec),
    ...(typeof spec.labels === 'string' ? [{ path: ['labels'], file: spec.labels }] : []),
  ],
  dimension: (_, facts) => facts?.dimension,
  hasLabels: ({ labels }, facts) => (labels === 0 ? false : facts === undefined ? undefined : facts.labels > 0),
});
