import { matrixOf } from './matrix.js';
import type { Matrix } from './matrix.js';

/**
 * Generators as real matrices: themselves, or 𝒲 = A + iB as [[A, −B], [B, A]], which has the same brackets.
 *
 * @param generators N_g of them one after another, each n² entries row-major; complex ones n² real parts, then n² imaginary parts
 * @param shape n, and whether entries are complex
 * @returns N_g of shape [n, n], or [2n, 2n]
 */
export function realForms(
  generators: ArrayLike<number>,
  { dimension: n, field }: { readonly dimension: number; readonly field: 'real' | 'complex' },
): Matrix[] {
  const [size, entries] = field === 'complex' ? [2 * n, 2 * n * n] : [n, n * n];
  return Array.from({ length: generators.length / entries }, (_, index) => {
    const entry = (at: number): number => generators[index * entries + at] ?? Number.NaN;
    const real = (i: number, j: number): number => entry(i * n + j);
    const imaginary = (i: number, j: number): number => entry(n * n + i * n + j);
    const numbers = Array.from({ length: size * size }, (__, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      if (i < n) return j < n ? real(i, j) : -imaginary(i, j - n);
      return j < n ? imaginary(i - n, j) : real(i - n, j - n);
    });
    return matrixOf(size, size, numbers);
  });
}
