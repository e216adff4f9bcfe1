/**
 * The lines of the Fano plane, cyclically oriented: e_i e_j = e_k = −e_j e_i for (i, j, k) and its rotations.
 *
 * Of the orientations of these seven lines only some make the product keep the norm; this one does.
 */
export const FANO_TRIPLES = [
  [1, 2, 3],
  [1, 4, 5],
  [1, 7, 6],
  [2, 4, 6],
  [2, 5, 7],
  [3, 4, 7],
  [3, 6, 5],
] as const;

/** The oriented lines with their rotations: all (i, j, k) with e_i e_j = e_k and i, j, k different from 0. */
export const FANO_PRODUCTS: readonly (readonly [i: number, j: number, k: number])[] = FANO_TRIPLES.flatMap(
  ([i, j, k]) => [[i, j, k] as const, [j, k, i] as const, [k, i, j] as const],
);

/**
 * The octonion product ab, with |ab| = |a||b|; neither commutative nor associative.
 *
 * @param a eight numbers, the real part first
 * @param b eight numbers
 */
export function multiplyOctonions(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const part = (octonion: ArrayLike<number>, index: number): number => octonion[index] ?? NaN;
  const product = new Float64Array(8);
  const add = (index: number, value: number): void => {
    product[index] = (product[index] ?? NaN) + value;
  };
  add(0, part(a, 0) * part(b, 0));
  for (let i = 1; i < 8; i++) {
    add(0, -part(a, i) * part(b, i));
    add(i, part(a, 0) * part(b, i) + part(a, i) * part(b, 0));
  }
  for (const [i, j, k] of FANO_PRODUCTS) {
    add(k, part(a, i) * part(b, j) - part(a, j) * part(b, i));
  }
  return product;
}

/** The conjugate ā: the imaginary parts change sign, and aā = |a|². */
export function conjugateOctonion(a: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (part, index) => (index === 0 ? part : -part));
}
