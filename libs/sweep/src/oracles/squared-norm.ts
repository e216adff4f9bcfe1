import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineOracle } from './define-oracle.js';

/** φ(x) = ‖x‖², kept by SO(n). ∇φ = 2x. */
export const squaredNorm = defineOracle({
  kind: 'squared-norm',
  fileSchema: mapping({ kind: z.literal('squared-norm') }),
  examples: [
    { written: 'squared-norm', formula: '‖x‖²', finds: { field: 'complex', dimension: 2, groupDimension: 4 } },
  ],
  key: ({ kind }) => kind,
  source: 'formula',
  labelCount: () => 1,
  hasFiniteForm: () => true,
  formula: () => ({
    value: (x) => [x.reduce((sum, entry) => sum + entry * entry, 0)],
    gradient: (x) => [x.map((entry) => 2 * entry)],
  }),
});
