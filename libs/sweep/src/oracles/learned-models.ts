/** What is fitted to the labels of a learned oracle. */
import { z } from 'zod';
import { ACTIVATIONS } from '../activation.js';
import { definitionOf } from '../definition-of.js';
import type { DeepReadonly } from '../deep-readonly.js';
import { formatNumber, formatRow } from '../format-number.js';
import { hiddenLayers } from '../schema/layers.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';

/** One kind of model. */
export interface LearnedModelDefinition<Spec extends { readonly kind: string }> {
  readonly kind: Spec['kind'];
  readonly fileSchema: z.ZodType<Spec, { kind: Spec['kind'] }>;
  key(spec: DeepReadonly<Spec>): string;
  /** What the fit is: polynomials of all labels, by least squares with a covariance, or one network. */
  readonly fits: 'polynomials' | 'network';
  /** The degree of the polynomials; undefined where it is chosen by lack of fit. */
  degree?(spec: DeepReadonly<Spec>): number | undefined;
}

/** A polynomial of degree d is judged in degree d + 2, of which more would have no sense in a few thousand rows. */
const LARGEST_DEGREE = 8;

function defineModel<Spec extends { readonly kind: string }>(
  definition: LearnedModelDefinition<Spec>,
): LearnedModelDefinition<Spec> {
  return definition;
}

/** A polynomial of degree 2 for each label. */
const quadratic = defineModel({
  kind: 'quadratic',
  fileSchema: mapping({ kind: z.literal('quadratic') }),
  key: ({ kind }) => kind,
  fits: 'polynomials',
  degree: () => 2,
});

/** A polynomial for each label, of a degree that is given or chosen. */
const polynomial = defineModel({
  kind: 'polynomial',
  fileSchema: mapping({
    kind: z.literal('polynomial'),
    degree: wholeNumber(1, LARGEST_DEGREE)
      .exactOptional()
      .describe('The degree that describes the labels; without it, the lowest one that fits.'),
  }),
  key: ({ kind, degree }) => (degree === undefined ? kind : `${kind}(${formatNumber(degree)})`),
  fits: 'polynomials',
  degree: ({ degree }) => degree,
});

/** One network for all labels. */
const mlp = defineModel({
  kind: 'mlp',
  fileSchema: mapping({
    kind: z.literal('mlp'),
    hidden: hiddenLayers().default([32, 32]),
    activation: z.enum(ACTIVATIONS).default('tanh'),
  }),
  key: ({ kind, hidden, activation: between }) => `${kind}(${formatRow(hidden)},${between})`,
  fits: 'network',
});

/** All models that can be fitted. */
export const LEARNED_MODELS = [quadratic, polynomial, mlp] as const;

/** What is fitted to the labels: a polynomial for each of them, or a network. */
export type LearnedModelSpec = DeepReadonly<z.output<(typeof LEARNED_MODELS)[number]['fileSchema']>>;

/** True of a network. */
export function isNetworkModel(spec: LearnedModelSpec): spec is Extract<LearnedModelSpec, { readonly kind: 'mlp' }> {
  return learnedModelOf(spec).fits === 'network';
}

/** The definition of a model. */
export function learnedModelOf(spec: LearnedModelSpec): LearnedModelDefinition<LearnedModelSpec> {
  return definitionOf(LEARNED_MODELS, spec.kind);
}
