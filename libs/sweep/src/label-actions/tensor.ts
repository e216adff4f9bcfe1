import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineLabelAction } from './define-label-action.js';

const MOST_FACTORS = 6;

const FACTORS = 'a list of W and free, one for each index of the tensor, such as [W, W]';

const factors = z
  .array(z.enum(['W', 'free'], { error: 'W or free' }), { error: FACTORS })
  .min(1, { error: FACTORS })
  .max(MOST_FACTORS, { error: `at most ${String(MOST_FACTORS)} factors` });

const storedSchema = z.strictObject({ kind: z.literal('tensor'), factors });

/** Labels are a tensor over the features, and every index moves as they do, or by a matrix of its own. */
export const tensor = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'tensor',
  meaning: 'labels are a tensor over the features, n^t of them, index by index: `W` moves by Dv, `free` by any matrix',
  examples: [
    { written: '{ tensor: [W, W] }', spec: { kind: 'tensor', factors: ['W', 'W'] } },
    { written: '{ tensor: [W, free] }', spec: { kind: 'tensor', factors: ['W', 'free'] } },
  ],
  fileSchema: mapping({ tensor: factors }).transform(({ tensor: given }) => ({
    kind: 'tensor' as const,
    factors: given,
  })),
  written: ({ factors: given }) => ({ tensor: given }),
  storedSchema,
  key: ({ kind, factors: given }) => `${kind}(${given.join(',')})`,
  misfit: ({ factors: given }, { labelCount, dimension }) => {
    const count = dimension ** given.length;
    return labelCount === count
      ? undefined
      : `${String(count)} labels, a tensor of ${String(given.length)} ${given.length === 1 ? 'index' : 'indices'} over n = ${String(dimension)}`;
  },
  needsOneField: true,
  needsConstantSlope: true,
});
