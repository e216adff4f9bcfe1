import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { cartanSubalgebra, unitElement } from './cartan-subalgebra.js';
import { eigenPairs } from './eigen-pairs.js';
import type { EigenPair } from './eigen-pairs.js';
import { killingForm } from './killing-form.js';
import { adjointOf, rowsOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import { symmetricEigen } from './symmetric-eigen.js';

/** A root α of a semisimple algebra, with its root vector: [H, v] = α(H) v for all H of the Cartan subalgebra. */
export interface Root {
  /** α(H_k) over the Cartan basis: real parts, then imaginary ones. Compact algebras have imaginary roots only. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** (α, α) in the metric of the Killing form, positive in every real form. */
  readonly lengthSquared: number;
  /** v = p + iq in coordinates of the algebra, and the eigenvalue α(X) at the regular element that told the roots apart. */
  readonly vector: EigenPair;
  /** The distance of α(X) to the nearest other root's. */
  readonly separation: number;
}

/** The roots of a semisimple algebra. */
export interface RootSystem {
  readonly rank: number;
  /** H_k as rows of coordinates, shape [rank, N], with K(H_j, H_k) = ±δ_jk. */
  readonly cartanBasis: Matrix;
  /** K(H_k, H_k), 1 or −1. */
  readonly signs: readonly number[];
  /** All N − rank roots. */
  readonly roots: readonly Root[];
}

/** Elements of the Cartan subalgebra drawn; the one that separates the roots best is taken. */
const DRAWS = 8;

/**
 * The root system: the weights of ad over a Cartan subalgebra.
 *
 * @param algebra semisimple: without a centre, and with a Killing form that is not degenerate
 * @returns null when the Cartan subalgebra is not clear of the noise
 */
export function rootSystem(algebra: LieAlgebra): RootSystem | null {
  const known = KNOWN.get(algebra);
  if (known !== undefined) {
    return known;
  }
  const found = findRootSystem(algebra);
  KNOWN.set(algebra, found);
  return found;
}

/** The splitting into ideals and their names ask for the same root system, which takes eight eigenvalue problems. */
const KNOWN = new WeakMap<LieAlgebra, RootSystem | null>();

function findRootSystem(algebra: LieAlgebra): RootSystem | null {
  const cartan = cartanSubalgebra(algebra);
  if (cartan === null || cartan.rows === 0) {
    return null;
  }
  const { basis, signs } = killingOrthonormal(algebra, cartan);
  const along = rowsOf(basis).map((row) => adjointOf(algebra, row));
  const pairsFound = separatedPairs(algebra, cartan);
  const roots = pairsFound.map((vector): Root => {
    const weights = along.map((adjoint) => weight(adjoint, vector));
    return {
      real: Float64Array.from(weights, ([real]) => real),
      imaginary: Float64Array.from(weights, ([, imaginary]) => imaginary),
      lengthSquared: weights.reduce(
        (sum, [real, imaginary], k) => sum + (signs[k] ?? NaN) * (real * real - imaginary * imaginary),
        0,
      ),
      vector,
      separation: separationOf(vector, pairsFound),
    };
  });
  return { rank: cartan.rows, cartanBasis: basis, signs, roots };
}

/** A basis of the Cartan subalgebra with K(H_j, H_k) = ±δ_jk. */
function killingOrthonormal(algebra: LieAlgebra, cartan: Matrix): { basis: Matrix; signs: number[] } {
  const restricted = multiply(multiply(cartan, killingForm(algebra)), transpose(cartan));
  const { values, vectors } = symmetricEigen(restricted);
  const basis = multiply(vectors, cartan);
  basis.data.forEach((entry, index) => {
    const value = values[Math.floor(index / basis.columns)] ?? NaN;
    basis.data[index] = entry / Math.sqrt(Math.abs(value));
  });
  return { basis, signs: Array.from(values, Math.sign) };
}

/** α(H) = v†Hv / v†v for a root vector v = p + iq. */
function weight(adjoint: Matrix, { real: p, imaginary: q }: EigenPair): readonly [real: number, imaginary: number] {
  const column = (vector: Float64Array): Matrix => matrixOf(vector.length, 1, vector);
  const [ofP, ofQ] = [multiply(adjoint, column(p)).data, multiply(adjoint, column(q)).data];
  const norm = dot(p, p) + dot(q, q);
  return [(dot(p, ofP) + dot(q, ofQ)) / norm, (dot(p, ofQ) - dot(q, ofP)) / norm];
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, entry, index) => sum + entry * (b[index] ?? NaN), 0);
}

/** Without the `count` eigenvalues nearest to zero, those of the Cartan subalgebra. */
function nonZero(found: readonly EigenPair[], count: number): EigenPair[] {
  return found.toSorted((a, b) => Math.hypot(...a.eigenvalue) - Math.hypot(...b.eigenvalue)).slice(count);
}

function separationOf({ eigenvalue }: EigenPair, all: readonly EigenPair[]): number {
  const distances = all.map((other) =>
    Math.hypot(other.eigenvalue[0] - eigenvalue[0], other.eigenvalue[1] - eigenvalue[1]),
  );
  return distances.toSorted((a, b) => a - b)[1] ?? Infinity; // the first is its own
}

/**
 * The root vectors under an element of the Cartan subalgebra, of some, at which no two roots nearly agree and none nearly
 * vanishes.
 */
function separatedPairs(algebra: LieAlgebra, cartan: Matrix): EigenPair[] {
  const draw = seededNormals(cartan.rows);
  let best: { found: EigenPair[]; separation: number } = { found: [], separation: -1 };
  for (let index = 0; index < DRAWS; index++) {
    const element = multiply(matrixOf(1, cartan.rows, unitElement(cartan.rows, draw)), cartan).data;
    const found = nonZero(eigenPairs(adjointOf(algebra, element)), cartan.rows);
    const separation = Math.min(
      ...found.map((own) => Math.min(separationOf(own, found), Math.hypot(...own.eigenvalue))),
    );
    if (separation > best.separation) {
      best = { found, separation };
    }
  }
  return best.found;
}
