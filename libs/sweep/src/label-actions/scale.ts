import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { mapping } from '../schema/mapping.js';
import { finiteNumber } from '../schema/numbers.js';
import { defineLabelAction } from './define-label-action.js';

const storedSchema = z.strictObject({ kind: z.literal('scale'), weight: finiteNumber() });

/** Labels are multiplied by a power of what the features are multiplied by. */
export const scale = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'scale',
  meaning: 'labels have a dimension: Df·v = w (tr Dv / n) f; under x → λx they go to λ^w f',
  examples: [{ written: '{ scale: -2 }', spec: { kind: 'scale', weight: -2 } }],
  fileSchema: mapping({ scale: finiteNumber() }).transform(({ scale: weight }) => ({ kind: 'scale' as const, weight })),
  written: ({ weight }) => ({ scale: weight }),
  storedSchema,
  key: ({ kind, weight }) => `${kind}(${formatNumber(weight)})`,
  needsOneField: true,
});
