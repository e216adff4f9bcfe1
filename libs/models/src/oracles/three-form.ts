import { fanoThreeFormGradients } from '@liesweep/lie';
import type { Oracle } from '../oracle.js';

const N = 7;

/** φ(x, y, z) = f_ijk x_i y_j z_k of three vectors of R⁷, kept by G2. Its gradients are y × z, z × x and x × y. */
export function threeForm(): Oracle {
  return {
    labelCount: 1,
    vectorCount: 3,
    gradient: (sample) => {
      const [x, y, z] = [sample.subarray(0, N), sample.subarray(N, 2 * N), sample.subarray(2 * N)];
      return [Float64Array.from(fanoThreeFormGradients(x, y, z).flatMap((gradient) => [...gradient]))];
    },
  };
}
