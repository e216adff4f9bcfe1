import type { Matrix } from '@liesweep/lie';
import type { ParticleCopies } from '@liesweep/verdict';

/**
 * The coefficients c_jk of θ_k ∂_j of a field over a whole sample, at j·K + k, of one particle where all move alike and else block
 * after block: θ are the monomials of one particle by degree, the constant first where there is one.
 *
 * @param form [𝒲 b …] of q particles side by side, shape [q·n, c], columns z, 1, then the products z_i z_j with i ≤ j by i
 */
export function fieldCoefficients(form: Matrix, { count, tied }: ParticleCopies): Float64Array {
  const { rows: r, columns, data } = form;
  const n = r / count;
  const products = Array.from({ length: n }, (_, i) => Array.from({ length: n - i }, (__, k) => [i, i + k])).flat();
  const columnOf = (particle: number): number[] => {
    const first = particle * n;
    return [
      ...(columns > r ? [r] : []),
      ...Array.from({ length: n }, (_, j) => first + j),
      ...(columns > r + 1 ? products.map(([i = 0, j = 0]) => productColumn(first + i, first + j, r)) : []),
    ];
  };
  const blocks = Array.from({ length: tied ? 1 : count }, (_, particle) =>
    Array.from({ length: n }, (__, j) =>
      columnOf(particle).map((column) => data[(particle * n + j) * columns + column] ?? Number.NaN),
    ).flat(),
  );
  return Float64Array.from(blocks.flat());
}

/** Where z_i z_j stands, i ≤ j: after z and 1, row after row of the upper triangle. */
function productColumn(i: number, j: number, r: number): number {
  return r + 1 + i * r - (i * (i - 1)) / 2 + (j - i);
}
