/** What all data files have in common. */
import { z } from 'zod';
import { canonicalJson } from '../canonical-json.js';
import type { DataFacts } from '../data-facts.js';
import { formatNumber } from '../format-number.js';
import type { NamedFile } from '../named-file.js';
import { digest, shownDigest } from '../schema/digest.js';
import { plainText } from '../schema/plain-text.js';

const SHARE = 'a number above 0 and below 1';

/** The path of a file, in a sweep file. */
export const path = () => plainText('the path of a file').describe('Relative to the sweep file.');

const scales = z.enum(['none', 'standardise', 'global', 'per-feature']);

/**
 * The coordinates that generators are trained in: those of the file, or standard ones, in which the second moment of the
 * samples is 1, so that no unit and no mixing of the features matters. Verdicts are in standard coordinates either way.
 * Specifications that version 0.1 stored say `global` or `per-feature`, which is read as `standardise`.
 */
export type ScaleSpec = z.output<typeof scales>;

/** As a sweep file says them. */
export const fileSettings = {
  path: path(),
  scale: scales
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

/** As they are stored. */
export const storedFileSettings = {
  /** As written in the sweep file, relative to its folder; no part of what is computed. */
  path: z.string().min(1),
  scale: scales,
  /** Share of the rows that training never sees, drawn with the sweep's seed; between 0 and 1. */
  heldOut: z.number().gt(0).lt(1),
  /** Over the numbers that were selected from the file: what identifies the data. Present once the file has been read. */
  digest: digest().exactOptional(),
  /** The prepared dataset in the tensor store, from which trainers read it. Present once it has been stored. */
  stored: z.strictObject({ uri: z.string().min(1), digest: digest(), bytes: z.int().nonnegative() }).exactOptional(),
};

/** The settings of a stored specification. */
interface FileSettings {
  readonly kind: string;
  readonly path: string | readonly string[];
  readonly scale: ScaleSpec;
  readonly heldOut: number;
  readonly digest?: string;
}

/** Data from a file are identified by their numbers, wherever the file lies and whichever its format. */
export const identityOfFile = {
  key: (spec: FileSettings): string => `file(${shownDigest(spec)},${spec.scale},${formatNumber(spec.heldOut)})`,
  content: (spec: FileSettings): object => {
    const { digest: ofNumbers, scale, heldOut } = spec;
    return ofNumbers === undefined ? spec : { kind: 'file', digest: ofNumbers, scale, heldOut };
  },
  asksTheSame: (asked: Pick<FileSettings, 'path'>, identified: Pick<FileSettings, 'path'>): boolean =>
    canonicalJson(asked.path) === canonicalJson(identified.path),
  namedFiles: ({ path: given }: Pick<FileSettings, 'path'>): readonly NamedFile[] =>
    typeof given === 'string'
      ? [{ path: ['path'], file: given }]
      : given.map((file, at) => ({ path: ['path', at], file })),
  identifiedBy: <Spec extends FileSettings>(spec: Spec, { digest: ofNumbers }: Pick<DataFacts, 'digest'>): Spec => ({
    ...spec,
    digest: ofNumbers,
  }),
};
