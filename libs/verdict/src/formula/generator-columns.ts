import type { GeneratorShape } from '@liesweep/sweep';

/**
 * How the parameters of a generator are ordered in this library: row by row of 𝒲, so that a field's component j is a product
 * of s numbers with s features of z. Real: s = n, the features z. Complex, 𝒲 = A + iB: s = 2n, row j of A, then row j of B.
 */
export function rowLengthOf({ dimension, field }: GeneratorShape): number {
  return field === 'complex' ? 2 * dimension : dimension;
}

/** vec 𝒲 (see `GeneratorShape`) row by row: p numbers. */
export function byRows(generator: ArrayLike<number>, shape: GeneratorShape): Float64Array {
  return Float64Array.from(generator, (_, at) => generator[vecIndex(at, shape)] ?? Number.NaN);
}

/** The inverse of `byRows`. */
export function toVec(rows: ArrayLike<number>, shape: GeneratorShape): Float64Array {
  const vec = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) vec[vecIndex(at, shape)] = rows[at] ?? Number.NaN;
  return vec;
}

/** Where the entry `at` of the order by rows stands in vec 𝒲. */
function vecIndex(at: number, shape: GeneratorShape): number {
  if (shape.field === 'real') return at;
  const { dimension: n } = shape;
  const [j, feature] = [Math.floor(at / (2 * n)), at % (2 * n)];
  return feature < n ? j * n + feature : n * n + j * n + (feature - n);
}
