import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';
import { defineData } from './define-data.js';

const MOST_SAMPLES = 10_000_000;

/** x ~ N(0, 1) i.i.d.; complex: both parts. */
export const normal = defineData({
  kind: 'normal',
  fileSchema: mapping({
    kind: z.literal('normal'),
    samples: wholeNumber(1, MOST_SAMPLES).default(300).describe('m, the number of samples x ~ N(0, 1).'),
  }),
  storedSchema: z.strictObject({ kind: z.literal('normal'), samples: z.int().positive() }),
  source: 'drawn',
  examples: [{ kind: 'normal', samples: 300 }],
  key: ({ samples }) => `normal(${formatNumber(samples)})`,
  sampleCount: ({ samples }) => samples,
  hasLabels: () => false,
});
