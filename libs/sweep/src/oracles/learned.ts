import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { kindOrMapping } from '../schema/kind-or-mapping.js';
import { mapping } from '../schema/mapping.js';
import { defineOracle } from './define-oracle.js';
import { LEARNED_MODELS, learnedModelOf, type LearnedModelSpec } from './learned-models.js';

const model = kindOrMapping<LearnedModelSpec>(
  LEARNED_MODELS,
  'a mapping with the key kind, such as { kind: mlp, hidden: [32, 32] }',
);

const schema = mapping({
  kind: z.literal('learned'),
  model: model.describe(
    'What is fitted to every label: a polynomial, of degree 2 where it is called quadratic, or a network.',
  ),
  task: z.enum(['regression', 'classification']).default('regression'),
});

/** An oracle fitted to the labels of the data, once for all sweeps over the same data with the same seed. */
export type LearnedOracleSpec = DeepReadonly<z.output<typeof schema>>;

/** Fitted to the labels of the data. */
export const learned = defineOracle<z.output<typeof schema>>({
  kind: 'learned',
  fileSchema: schema,
  examples: [
    {
      written: '{ kind: learned, model: quadratic }',
      formula: 'fitted to the labels of the data, [below](#learned-oracles)',
    },
  ],
  key: (spec) => `learned(${learnedModelOf(spec.model).key(spec.model)},${spec.task})`,
  title: (spec) => `a learned ${spec.model.kind}`,
  problems: (spec) =>
    spec.task === 'regression' || learnedModelOf(spec.model).fits === 'network'
      ? []
      : [
          {
            path: ['model'],
            message: `expected { kind: mlp }, a network, for task: classification, got ${spec.model.kind}`,
          },
        ],
  source: 'labels',
  labelCount: () => undefined,
  // A classifier has one label per class, its logits; a regressor one per column.
  labelsOfData: ({ task }, { labels, classes }) => Math.max(1, task === 'classification' ? (classes ?? 1) : labels),
  hasFiniteForm: (spec) => learnedModelOf(spec.model).fits === 'network',
  needsClasses: ({ task }) => task === 'classification',
});
