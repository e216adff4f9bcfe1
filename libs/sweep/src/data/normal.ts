import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { normalStream } from '../random-stream.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';
import { defineData } from './define-data.js';
import { MOST_SAMPLES } from './most-samples.js';

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
  sampler: (_, { vectorCount, vectorLength }, seed) => {
    const stream = normalStream(seed);
    return () => Float64Array.from({ length: vectorCount * vectorLength }, () => stream());
  },
  hasLabels: () => false,
});
