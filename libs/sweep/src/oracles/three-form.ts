import { fanoThreeForm, fanoThreeFormGradients } from '@liesweep/lie/octonions';
import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineOracle } from './define-oracle.js';

const N = 7;

/** φ(x, y, z) = f_ijk x_i y_j z_k of three vectors of R⁷, with the structure constants of the octonions; kept by G2. */
export const threeForm = defineOracle({
  kind: 'three-form',
  fileSchema: mapping({ kind: z.literal('three-form') }),
  examples: [
    {
      written: 'three-form',
      formula: 'f_ijk x_i y_j z_k of three vectors, by the octonions: G2',
      finds: { field: 'real', dimension: N, groupDimension: 14 },
    },
  ],
  key: ({ kind }) => kind,
  onlyField: () => ({ field: 'real' }),
  onlyDimension: () => N,
  source: 'formula',
  labelCount: () => 1,
  vectorCount: () => 3,
  formula: () => ({
    value: (sample) => [fanoThreeForm(...vectorsOf(sample))],
    gradient: (sample) => [
      Float64Array.from(fanoThreeFormGradients(...vectorsOf(sample)).flatMap((gradient) => [...gradient])),
    ],
  }),
});

function vectorsOf(sample: Float64Array): [x: Float64Array, y: Float64Array, z: Float64Array] {
  return [sample.subarray(0, N), sample.subarray(N, 2 * N), sample.subarray(2 * N)];
}
