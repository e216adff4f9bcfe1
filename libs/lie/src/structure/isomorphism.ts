import { solve, Matrix as MlMatrix } from 'ml-matrix';
import { normSquared } from '../frobenius.js';
import { matrixOf, multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { isReductive } from './cartan-subalgebra.js';
import { centre, derivedAlgebra } from './centre.js';
import { chevalleyGenerators } from './chevalley-generators.js';
import type { ComplexVector } from './complex-vector.js';
import { adjointOf, restrictTo, rowsOf } from './lie-algebra.js';
import type { LieAlgebra } from './lie-algebra.js';
import { matchSimpleRoots } from './match-simple-roots.js';
import { rootSystem } from './root-system.js';
import { stackVertically } from './split-spaces.js';
import { wordBasis } from './word-basis.js';

/** Positive systems tried: those of a compact algebra are all alike, those of other real forms are of a few kinds. */
const DRAWS = 32;

/** A map whose brackets miss by this share is none; isomorphisms between trained bases miss by 1e-3 at most. */
const ISOMORPHIC_BELOW = 1e-2;

/**
 * An isomorphism of Lie algebras, found from their root vectors.
 *
 *     [x, y] T = [x T, y T]
 *
 * The simple root vectors of the one go to those of the other, in an order in which their diagrams agree; everything else
 * follows by brackets. Centres are mapped onto each other in the order of their bases.
 *
 * @returns T, shape [N, N], rows of coordinates to rows of coordinates; null when the two are not isomorphic, or where it
 *   is not found: in algebras that are not reductive, and in real forms with a real root, as sl(2,R) has
 */
export function isomorphism(from: LieAlgebra, to: LieAlgebra): Matrix | null {
  const [source, target] = [split(from), split(to)];
  if (source?.centre.rows !== target?.centre.rows || source?.derived.rows !== target?.derived.rows) {
    return null;
  }
  if (source === null || target === null) {
    return null;
  }
  const mapped = mapSemisimple(restrictTo(from, source.derived), restrictTo(to, target.derived));
  if (mapped === null) {
    return null;
  }
  const images = stackVertically(multiply(mapped, target.derived), target.centre);
  const map = solveRows(stackVertically(source.derived, source.centre), images);
  return missOf(map, from, to) < ISOMORPHIC_BELOW ? map : null;
}

function split(algebra: LieAlgebra): { readonly derived: Matrix; readonly centre: Matrix } | null {
  const [middle, derived] = [centre(algebra), derivedAlgebra(algebra)];
  return middle === null || derived === null || !isReductive(algebra) ? null : { derived, centre: middle };
}

function mapSemisimple(from: LieAlgebra, to: LieAlgebra): Matrix | null {
  if (from.dimension === 0) {
    return matrixOf(0, 0);
  }
  const [fromRoots, toRoots] = [rootSystem(from), rootSystem(to)];
  if (fromRoots === null || fromRoots.rank !== toRoots?.rank) {
    return null;
  }
  const draw = seededNormals(from.dimension);
  for (let index = 0; index < DRAWS; index++) {
    const [source, target] = [chevalleyGenerators(from, fromRoots, draw), chevalleyGenerators(to, toRoots, draw)];
    const order = source === null || target === null ? null : matchSimpleRoots(source, target);
    if (source !== null && target !== null && order !== null) {
      return solveRows(stack(wordBasis(from, source, (i) => i)), stack(wordBasis(to, target, (i) => order[i] ?? NaN)));
    }
  }
  return null;
}

/** Real parts, then imaginary parts, as rows: the map is real, so it takes both to both. */
function stack(vectors: readonly ComplexVector[]): Matrix {
  const columns = vectors[0]?.real.length ?? 0;
  const rows = [...vectors.map(({ real }) => real), ...vectors.map(({ imaginary }) => imaginary)];
  return matrixOf(rows.length, columns, Float64Array.from(rows.flatMap((row) => Array.from(row))));
}

/** T with A T = B, by least squares. */
function solveRows(a: Matrix, b: Matrix): Matrix {
  const [left, right] = [a, b].map(({ rows, columns, data }) => MlMatrix.from1DArray(rows, columns, Array.from(data)));
  if (left === undefined || right === undefined) {
    throw new RangeError('solve: expected two matrices');
  }
  return matrixOf(a.columns, b.columns, solve(left, right, true).to1DArray());
}

/** max_a ‖Tᵀ ad_a − ad_{aT} Tᵀ‖ / ‖Tᵀ ad_a‖ */
function missOf(map: Matrix, from: LieAlgebra, to: LieAlgebra): number {
  const columns = transpose(map);
  const misses = rowsOf(map).map((image, a) => {
    const wanted = multiply(columns, from.adjoint[a] ?? matrixOf(0, 0));
    const got = multiply(adjointOf(to, image), columns);
    const missed = wanted.data.map((entry, index) => entry - (got.data[index] ?? NaN));
    return normSquared({ ...wanted, data: missed }) / Math.max(normSquared(wanted), Number.MIN_VALUE);
  });
  return Math.sqrt(Math.max(0, ...misses));
}
