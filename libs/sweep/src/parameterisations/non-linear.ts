import { z } from 'zod';
import { ACTIVATIONS } from '../activation.js';
import { formatNumber } from '../format-number.js';
import { parameterCount, realDimension } from '../generator-shape.js';
import { hiddenLayers } from '../schema/layers.js';
import { mapping } from '../schema/mapping.js';
import { defineParameterisation } from './define-parameterisation.js';

/** Entries of a matrix that take the time of one weight of a network at one sample: measured, and rough. */
const ENTRIES_PER_WEIGHT = 0.05;

/** A generator is a network x → v(x). */
export const nonLinear = defineParameterisation({
  kind: 'non-linear',
  fileSchema: mapping({
    kind: z.literal('non-linear'),
    hidden: hiddenLayers().default([32, 32]),
    activation: z.enum(ACTIVATIONS).default('tanh'),
  }),
  storedSchema: z.strictObject({
    kind: z.literal('non-linear'),
    hidden: z.array(z.int().positive()).min(1),
    activation: z.enum(ACTIVATIONS),
  }),
  generators: 'fields',
  hasCoefficientForm: false,
  // A network only comes near a symmetry: 1e-3 leaves about 0.02 between its field and a direction that keeps the oracle.
  vanishesBelow: 1e-3,
  examples: [
    { kind: 'non-linear', hidden: [3], activation: 'tanh' },
    { kind: 'non-linear', hidden: [3], activation: 'softplus' },
    { kind: 'non-linear', hidden: [4, 3], activation: 'tanh' },
  ],
  key: ({ kind, hidden, activation }) =>
    `${kind}(${hidden.map((width) => formatNumber(width)).join(',')},${activation})`,
  equivalentEntries: ({ hidden }, shape, sampleCount) => {
    const sizes = [realDimension(shape), ...hidden, realDimension(shape)];
    const weights = sizes.slice(1).reduce((sum, outputs, layer) => sum + outputs * ((sizes[layer] ?? 0) + 1), 0);
    return Math.max(parameterCount(shape), ENTRIES_PER_WEIGHT * weights * sampleCount);
  },
});
