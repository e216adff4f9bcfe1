import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineOracle } from './define-oracle.js';

/** φ(x) = ‖x‖, kept by SO(n). ∇φ = x/‖x‖. */
export const norm = defineOracle({
  kind: 'norm',
  fileSchema: mapping({ kind: z.literal('norm') }),
  examples: [{ written: 'norm', formula: '‖x‖', finds: { field: 'real', dimension: 3, groupDimension: 3 } }],
  key: ({ kind }) => kind,
  source: 'formula',
  labelCount: () => 1,
  hasFiniteForm: () => true,
  formula: () => ({
    value: (x) => [Math.hypot(...x)],
    gradient: (x) => {
      const length = Math.hypot(...x);
      return [x.map((entry) => entry / length)];
    },
  }),
});
