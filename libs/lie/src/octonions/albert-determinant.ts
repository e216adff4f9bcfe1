import { conjugateOctonion, multiplyOctonions } from './multiply-octonions.js';

/**
 * The determinant of a Hermitian 3×3 matrix of octonions, the cubic form of the real 27 that E6(−26) keeps.
 *
 *     det(a, b, c, u, v, w) = abc − a|u|² − b|v|² − c|w|² + 2 Re((uv)w)
 *
 * @param x 27 orthonormal coordinates: the diagonal a, b, c, then √2 times the octonions u, v, w
 */
export function albertDeterminant(x: Float64Array): number {
  const { a, b, c, u, v, w } = hermitianMatrix(x);
  const triple = multiplyOctonions(multiplyOctonions(u, v), w)[0] ?? NaN;
  return a * b * c - a * squared(u) - b * squared(v) - c * squared(w) + 2 * triple;
}

/**
 * The gradient of the determinant, by a: bc − |u|², by u: −2a u + 2 conj(vw), and so on in cyclic order, because
 * Re((uv)w) = ⟨conj(vw), u⟩ = ⟨conj(wu), v⟩ = ⟨conj(uv), w⟩.
 *
 * @param x 27 orthonormal coordinates, as for `albertDeterminant`
 * @returns 27 numbers
 */
export function albertDeterminantGradient(x: Float64Array): Float64Array {
  const { a, b, c, u, v, w } = hermitianMatrix(x);
  const byOctonion = (diagonal: number, own: Float64Array, next: Float64Array, last: Float64Array): Float64Array =>
    conjugateOctonion(multiplyOctonions(next, last)).map(
      (entry, index) => Math.SQRT2 * (entry - diagonal * (own[index] ?? NaN)),
    );
  return Float64Array.of(
    b * c - squared(u),
    a * c - squared(v),
    a * b - squared(w),
    ...byOctonion(a, u, v, w),
    ...byOctonion(b, v, w, u),
    ...byOctonion(c, w, u, v),
  );
}

interface HermitianMatrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly w: Float64Array;
}

function hermitianMatrix(x: Float64Array): HermitianMatrix {
  const octonion = (start: number): Float64Array => x.slice(start, start + 8).map((part) => part * Math.SQRT1_2);
  const [a = NaN, b = NaN, c = NaN] = x;
  return { a, b, c, u: octonion(3), v: octonion(11), w: octonion(19) };
}

function squared(octonion: Float64Array): number {
  return octonion.reduce((sum, part) => sum + part * part, 0);
}
