import { z } from 'zod';
import { digest, shownDigest } from '../schema/digest.js';
import { mapping } from '../schema/mapping.js';
import { plainText } from '../schema/plain-text.js';
import { defineOracle } from './define-oracle.js';

const settings = {
  kind: z.literal('gradients'),
  /** As written in the sweep file, relative to its folder; no part of what is computed. */
  path: plainText('the path of a .npy file').describe(
    '∇φ at the rows of the data file, in their order and in the units of the features: an array [rows, n] or [rows, k, n]. Relative to the sweep file.',
  ),
};

const storedSchema = mapping({
  ...settings,
  /** Over the gradients, in the order of the rows. Present once they have been read. */
  digest: digest().exactOptional(),
});

/** An oracle of which only ∇φ at the rows of the data file is known: of a network, say, that was trained elsewhere. */
export const gradients = defineOracle<z.output<typeof storedSchema>>({
  kind: 'gradients',
  fileSchema: mapping(settings),
  storedSchema,
  examples: [
    {
      written: '{ kind: gradients, path: g.npy }',
      formula: 'of which only ∇φ at the rows of the data is known, [below](#gradients)',
    },
  ],
  key: (spec) => `gradients(${shownDigest(spec)})`,
  content: (spec) => (spec.digest === undefined ? spec : { kind: spec.kind, digest: spec.digest }),
  namedFiles: ({ path: file }) => [{ path: ['path'], file }],
  source: 'gradients',
  labelCount: () => undefined,
  labelsOfData: (_, facts) => Math.max(1, facts.gradients?.labels ?? 1),
  identifiedBy: (spec, facts) => (facts.gradients === undefined ? spec : { ...spec, digest: facts.gradients.digest }),
});
