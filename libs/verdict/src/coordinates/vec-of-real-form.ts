import type { Matrix } from '@liesweep/lie';
import type { GeneratorShape } from '@liesweep/sweep';

/** vec 𝒲 (see `GeneratorShape`) of a generator in its real form [r, r]; the inverse of `realForms` for one of them. */
export function vecOfRealForm({ columns, data }: Matrix, { dimension: n, field }: GeneratorShape): Float64Array {
  const block = (firstRow: number): number[] =>
    Array.from({ length: n * n }, (_, at) => data[(firstRow + Math.floor(at / n)) * columns + (at % n)] ?? Number.NaN);
  return Float64Array.from(field === 'real' ? block(0) : [...block(0), ...block(n)]);
}
