import { matrixOf, multiply, type Matrix } from '@liesweep/lie';
import type { StructureTensor } from './field-problem.js';

/** The part of brackets outside of a span that is below this share of the largest bracket is rounding. */
const OUTSIDE_BELOW = 1e-12;

/**
 * The structure tensor of the fields of a span, [d, d, d + e]: the same inner product, with what leaves the span in an
 * orthonormal basis of its own.
 *
 * @param basis orthonormal rows c̃, [d, P]
 */
export function restrictTensor(tensor: StructureTensor, basis: Matrix): StructureTensor {
  const { rows: d } = basis;
  const brackets = bracketsOfBasis(tensor, basis); // [d, d, P']
  const width = tensor.size;
  const inSpan = new Float64Array(d * d * d);
  const rests: Float64Array[] = [];
  for (let pair = 0; pair < d * d; pair += 1) {
    const rest = brackets.slice(pair * width, (pair + 1) * width);
    for (let c = 0; c < d; c += 1) {
      let part = 0;
      for (let s = 0; s < basis.columns; s += 1)
        part += (brackets[pair * width + s] ?? NaN) * (basis.data[c * basis.columns + s] ?? NaN);
      inSpan[pair * d + c] = part;
      for (let s = 0; s < basis.columns; s += 1)
        rest[s] = (rest[s] ?? NaN) - part * (basis.data[c * basis.columns + s] ?? NaN);
    }
    rests.push(rest);
  }
  const largest = Math.max(1, ...brackets.map(Math.abs));
  const outside = pivotedCoordinates(rests, OUTSIDE_BELOW * largest);
  const e = outside[0]?.length ?? 0;
  const size = d + e;
  const values = new Float64Array(d * d * size);
  for (let pair = 0; pair < d * d; pair += 1) {
    values.set(inSpan.subarray(pair * d, (pair + 1) * d), pair * size);
    values.set(outside[pair] ?? [], pair * size + d);
  }
  return { inside: d, size, values };
}

/** [e_a, e_b] of all ordered pairs of a basis, [d, d, P']. */
function bracketsOfBasis({ inside, size, values }: StructureTensor, basis: Matrix): Float64Array {
  const { rows: d } = basis;
  const half = multiply(basis, matrixOf(inside, inside * size, values)); // [d, P·P']
  const brackets = new Float64Array(d * d * size);
  for (let a = 0; a < d; a += 1) {
    const own = matrixOf(inside, size, half.data.subarray(a * inside * size, (a + 1) * inside * size));
    brackets.set(multiply(basis, own).data, a * d * size);
  }
  return brackets;
}

/** Coordinates of vectors in an orthonormal basis of their span, which is chosen the longest first. */
function pivotedCoordinates(vectors: readonly Float64Array[], negligible: number): number[][] {
  const coordinates: number[][] = vectors.map(() => []);
  const rests = vectors.map((vector) => vector.slice());
  for (;;) {
    const sizes = rests.map((rest) => Math.hypot(...rest));
    const size = Math.max(0, ...sizes);
    const pivot = rests[sizes.indexOf(size)];
    if (pivot === undefined || !(size > negligible)) return coordinates;
    const direction = pivot.map((entry) => entry / size);
    rests.forEach((rest, at) => {
      const part = rest.reduce((sum, entry, s) => sum + entry * (direction[s] ?? NaN), 0);
      coordinates[at]?.push(part);
      rest.forEach((entry, s) => {
        rest[s] = entry - part * (direction[s] ?? NaN);
      });
    });
  }
}
