import { albertDeterminantGradient, tracelessCubicGradient } from '@liesweep/lie';
import type { CubicOracleSpec } from '@liesweep/sweep';
import type { Oracle } from '../oracle.js';

/** φ(x) = N(x), the cubic form of H₃(O): on all 27 dimensions it is kept by E6(−26), on the 26 traceless ones by F4. */
export function cubic(form: CubicOracleSpec['form']): Oracle {
  const gradientOf = form === 'albert' ? albertDeterminantGradient : tracelessCubicGradient;
  return { labelCount: 1, vectorCount: 1, gradient: (x) => [gradientOf(x)] };
}

/**
 * φ(z) = (Re N(z), Im N(z)) on C²⁷, with the norm kept by compact E6. ∇N is quadratic, so at z = u + iv
 *
 *     ∇N(z) = ∇N(u) − ∇N(v) + i(∇N(u + v) − ∇N(u) − ∇N(v)) = p + iq,
 *
 * and dN(z)·dz = (p + iq)·(du + i dv) gives ∇ Re N = (p, −q) and ∇ Im N = (q, p).
 */
export function complexCubic(): Oracle {
  return {
    labelCount: 2,
    vectorCount: 1,
    gradient: (z) => {
      const n = z.length / 2;
      const [u, v] = [z.subarray(0, n), z.subarray(n)];
      const [atU, atV] = [albertDeterminantGradient(u), albertDeterminantGradient(v)];
      const atSum = albertDeterminantGradient(u.map((entry, k) => entry + (v[k] ?? Number.NaN)));
      const p = atU.map((slope, k) => slope - (atV[k] ?? Number.NaN));
      const q = atSum.map((slope, k) => slope - (atU[k] ?? Number.NaN) - (atV[k] ?? Number.NaN));
      return [Float64Array.of(...p, ...q.map((slope) => -slope)), Float64Array.of(...q, ...p)];
    },
  };
}
