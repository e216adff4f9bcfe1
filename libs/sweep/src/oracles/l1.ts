import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineOracle } from './define-oracle.js';

/** φ(x) = Σ_j |x_j|. ∇φ = sign(x): on the whole plane no linear generator keeps it. */
export const l1 = defineOracle({
  kind: 'l1',
  fileSchema: mapping({ kind: z.literal('l1') }),
  examples: [{ written: 'l1', formula: 'Σ |x_j|', finds: { field: 'real', dimension: 2, groupDimension: 0 } }],
  key: ({ kind }) => kind,
  onlyField: () => ({ field: 'real' }),
  source: 'formula',
  labelCount: () => 1,
  hasFiniteForm: () => true,
  formula: () => ({
    value: (x) => [x.reduce((sum, entry) => sum + Math.abs(entry), 0)],
    gradient: (x) => [x.map(Math.sign)],
  }),
});
