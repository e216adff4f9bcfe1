import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { defineOracle } from './define-oracle.js';

/**
 * φ(x_1, …, x_n) = c det [x_1 … x_n] of n complex vectors, kept by SL(n, C), and with the norm by SU(n). Its labels are the
 * real and the imaginary part. ∂φ/∂x_kj is the cofactor, c det · (X⁻¹)_kj with X_jk = (x_k)_j.
 *
 * c = (2ⁿ n!)^−½ makes ⟨|φ|²⟩ = 1 on standard normal vectors: the bare determinant of five is 62 times longer than the norm is
 * steep, and training would crawl along the valley between them.
 */
export const determinant = defineOracle({
  kind: 'determinant',
  fileSchema: mapping({ kind: z.literal('determinant') }),
  examples: [
    {
      written: 'determinant',
      formula: 'det [x₁ … x_n] of n vectors, real and imaginary part; with `norm`: SU(n)',
      finds: { field: 'complex', dimension: 2, beside: 'norm', groupDimension: 3 },
    },
  ],
  key: ({ kind }) => kind,
  onlyField: () => ({ field: 'complex' }),
  source: 'formula',
  labelCount: () => 2,
  vectorCount: ({ dimension }) => dimension,
  formula: (_, { dimension }) => {
    const vectorLength = 2 * dimension;
    const scale =
      Array.from({ length: dimension }, (__, j) => 2 * (j + 1)).reduce((product, factor) => product * factor, 1) **
      -0.5;
    return {
      value: (sample) => times(invert(sample, dimension).det, [scale, 0]),
      gradient: (sample) => {
        const { det, inverse } = invert(sample, dimension);
        const ofReal = new Float64Array(sample.length);
        const ofImaginary = new Float64Array(sample.length);
        for (let vector = 0; vector < dimension; vector += 1) {
          for (let j = 0; j < dimension; j += 1) {
            const [re, im] = times(times(det, inverse(j, vector)), [scale, 0]);
            const [u, v] = [vector * vectorLength + j, vector * vectorLength + dimension + j];
            ofReal[u] = re;
            ofReal[v] = -im;
            ofImaginary[u] = im;
            ofImaginary[v] = re;
          }
        }
        return [ofReal, ofImaginary];
      },
    };
  },
});

type Complex = readonly [re: number, im: number];

const NOT_A_NUMBER: Complex = [Number.NaN, Number.NaN];

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d];
const over = ([a, b]: Complex, [c, d]: Complex): Complex => {
  const modulus = c * c + d * d;
  return [(a * c + b * d) / modulus, (b * c - a * d) / modulus];
};

/** det X, and the entries [j][k] of the inverse of [Xᵀ], by Gauss–Jordan elimination of [Xᵀ | 1] with pivoting. */
function invert(
  sample: Float64Array,
  n: number,
): { readonly det: Complex; readonly inverse: (j: number, k: number) => Complex } {
  const number = (at: number): number => sample[at] ?? Number.NaN;
  // Row k is vector k, so the inverse's entry [j][k] is (X⁻¹)_kj, transposed where it is read.
  const rows = Array.from({ length: n }, (_, k): Complex[] => [
    ...Array.from({ length: n }, (__, j): Complex => [number(2 * n * k + j), number(2 * n * k + n + j)]),
    ...Array.from({ length: n }, (__, j): Complex => [j === k ? 1 : 0, 0]),
  ]);
  const entry = (row: number, column: number): Complex => rows[row]?.[column] ?? NOT_A_NUMBER;
  let det: Complex = [1, 0];
  for (let pivot = 0; pivot < n; pivot += 1) {
    const largest = Array.from({ length: n - pivot }, (_, at) => pivot + at).reduce((best, row) =>
      Math.hypot(...entry(row, pivot)) > Math.hypot(...entry(best, pivot)) ? row : best,
    );
    const [held = [], moved = []] = [rows[pivot], rows[largest]];
    rows[pivot] = moved;
    rows[largest] = held;
    if (largest !== pivot) det = [-det[0], -det[1]];
    const scale = entry(pivot, pivot);
    det = times(det, scale);
    const pivotRow = (rows[pivot] ?? []).map((value) => over(value, scale));
    rows[pivot] = pivotRow;
    for (let row = 0; row < n; row += 1) {
      if (row === pivot) continue;
      const factor = entry(row, pivot);
      rows[row] = (rows[row] ?? []).map((value, column) =>
        minus(value, times(factor, pivotRow[column] ?? NOT_A_NUMBER)),
      );
    }
  }
  return { det, inverse: (j, k) => entry(j, n + k) };
}
