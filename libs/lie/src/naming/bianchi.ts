import { normSquared } from '../frobenius.js';
import { matrixOf, multiply } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { decideZero } from './decide.js';
import { formSignature } from './form-signature.js';

/** The type of an algebra of three dimensions after Bianchi; of VI and VII with their number h. */
export interface BianchiType {
  readonly type: 'I' | 'II' | 'IV' | 'V' | 'VI_0' | 'VI' | 'VII_0' | 'VII' | 'VIII' | 'IX';
  readonly h: number;
}

/** i, j, l of ε_ijl = 1. */
const CYCLES = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 0, 1],
] as const;

/**
 * The type of an algebra of three dimensions, by
 *
 *     a_ijk = Σ_l ε_ijl n_lk + δ_jk a_i − δ_ik a_j        h = a aᵀ / cof n
 *
 * with n symmetric: the signature of n, whether a vanishes, and h, the same in every basis (Behr; Ellis and MacCallum, 1969). Type
 * III is VI with h = −1.
 *
 * @throws UndecidedError where there is no gap
 */
export function bianchiType({ adjoint, noise }: LieAlgebra): BianchiType {
  const constant = (i: number, j: number, k: number): number => adjoint[i]?.data[k * 3 + j] ?? NaN;
  const a = [0, 1, 2].map((i) => (constant(i, 0, 0) + constant(i, 1, 1) + constant(i, 2, 2)) / 2);
  const mixed = matrixOf(3, 3);
  for (const [i, j, l] of CYCLES) {
    for (const k of [0, 1, 2]) {
      mixed.data[l * 3 + k] = constant(i, j, k) - (j === k ? (a[i] ?? NaN) : 0) + (i === k ? (a[j] ?? NaN) : 0);
    }
  }
  const form = {
    ...mixed,
    data: mixed.data.map((entry, at) => (entry + (mixed.data[(at % 3) * 3 + Math.floor(at / 3)] ?? NaN)) / 2),
  };
  const tolerance = noise * Math.sqrt(adjoint.reduce((sum, each) => sum + normSquared(each), 0));
  const { plus, minus } = formSignature(form, tolerance, 'the signature of the matrix n of Bianchi');
  const [large, small] = [Math.max(plus, minus), Math.min(plus, minus)];
  const type = TYPES[`${String(large)} ${String(small)}`] ?? { unimodular: 'I', other: 'V' };
  if (decideZero(Math.hypot(...a), tolerance, 'the vector a of Bianchi')) {
    return { type: type.unimodular, h: 0 };
  }
  return { type: type.other, h: large + small === 2 ? parameter(matrixOf(3, 1, a), cofactors(form)) : 0 };
}

/** By the signature of n: the type with a = 0, and the other. Of rank 3, a vanishes. */
const TYPES: Partial<Record<string, { unimodular: BianchiType['type']; other: BianchiType['type'] }>> = {
  '0 0': { unimodular: 'I', other: 'V' },
  '1 0': { unimodular: 'II', other: 'IV' },
  '1 1': { unimodular: 'VI_0', other: 'VI' },
  '2 0': { unimodular: 'VII_0', other: 'VII' },
  '2 1': { unimodular: 'VIII', other: 'VIII' },
  '3 0': { unimodular: 'IX', other: 'IX' },
};

/** The h of a aᵀ = h cof n, by least squares. */
function parameter(a: Matrix, cofactor: Matrix): number {
  const along = multiply(multiply({ ...a, rows: 1, columns: 3 }, cofactor), a).data[0] ?? NaN;
  return along / normSquared(cofactor);
}

function cofactors({ data }: Matrix): Matrix {
  const entry = (i: number, j: number): number => data[(i % 3) * 3 + (j % 3)] ?? NaN;
  return matrixOf(
    3,
    3,
    [0, 1, 2].flatMap((i) =>
      [0, 1, 2].map((j) => entry(i + 1, j + 1) * entry(i + 2, j + 2) - entry(i + 1, j + 2) * entry(i + 2, j + 1)),
    ),
  );
}
