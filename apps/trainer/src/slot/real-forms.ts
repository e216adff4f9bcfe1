import { matrixOf, type Matrix } from '@liesweep/lie';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';

/** Generators as real matrices [r, r]: themselves, or [[A, −B], [B, A]]. @param generators vec 𝒲, shape [N_g, p] */
export function realForms(generators: ArrayLike<number>, shape: GeneratorShape): Matrix[] {
  const [size, entries, n] = [realDimension(shape), parameterCount(shape), shape.dimension];
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
