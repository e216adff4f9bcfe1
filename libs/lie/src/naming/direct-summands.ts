import { innerProduct, normSquared } from '../frobenius.js';
import { matrixOf, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { eigenPairs } from '../structure/eigen-pairs.js';
import { combine } from '../structure/name-centre.js';
import { splitSpaces } from '../structure/split-spaces.js';
import type { Anatomy } from './anatomy.js';
import { centroid } from './centroid.js';
import { decideSpaces } from './decide.js';
import { formSize } from './form-signature.js';
import { bracketsOf } from './rows.js';
import { spectralProjector } from './spectral-projector.js';
import { UndecidedError } from './undecided-error.js';

/** Elements of the centroid drawn; the one that splits best is taken. */
const DRAWS = 8;

/** Eigenvalues nearer to each other than this share of the largest belong to one ideal. */
const APART = 0.05;

/** Above it the centroid, with N² unknowns, takes longer than a name is worth. */
const MOST_DIMENSIONS = 24;

/** The singular values of a projector are 0, or at least 1. */
const PROJECTOR_ZERO = 0.05;

/**
 * Two ideals whose direct sum the algebra is, or null where it is no such sum.
 *
 * A map of the centroid has the ideals among its generalised eigenspaces. The rank of the trace form tr(T T') on the centroid
 * counts the indecomposable ideals, twice those with a complex structure; the eigenvalues of a random map must agree with it.
 *
 * @throws UndecidedError where there is no gap, or the ideals found do not commute
 */
export function directSummands(anatomy: Anatomy): readonly [Matrix, Matrix] | null {
  const { algebra } = anatomy;
  if (algebra.dimension > MOST_DIMENSIONS) {
    throw new UndecidedError(`direct summands, which are not looked for above ${String(MOST_DIMENSIONS)} dimensions`);
  }
  const maps = centroid(anatomy);
  const traceForm = matrixOf(
    maps.length,
    maps.length,
    maps.flatMap((one) => maps.map((other) => innerProduct(transpose(one), other))),
  );
  const fields = decideSpaces(traceForm, algebra.noise * formSize(traceForm), 'the number of direct summands').rowSpace
    .rows;
  if (fields === 1) {
    return null;
  }
  const best = widestSplit(maps, fields);
  if (best === null) {
    throw new UndecidedError('the direct summands');
  }
  if (best.parts === 1) {
    return null;
  }
  const ideals = sides(best.map, best.bound);
  const size = Math.sqrt(normSquared(bracketsOf(algebra, ...ideals)) / algebra.dimension);
  if (!(size < Math.sqrt(algebra.noise))) {
    throw new UndecidedError('whether the direct summands commute');
  }
  return ideals;
}

interface Split {
  readonly map: Matrix;
  readonly parts: number;
  /** Lies between two groups of eigenvalues. */
  readonly bound: number;
  readonly gap: number;
}

function widestSplit(maps: readonly Matrix[], fields: number): Split | null {
  const draw = seededNormals(4);
  return Array.from({ length: DRAWS }, () => splitOf(combine(Float64Array.from(maps, draw), maps), fields))
    .filter((split) => split !== null)
    .reduce<Split | null>((best, split) => (best === null || split.gap > best.gap ? split : best), null);
}

/** The widest gap between the real parts of groups of eigenvalues; null when there are more or fewer groups than fields. */
function splitOf(map: Matrix, fields: number): Split | null {
  const upper = eigenPairs(map).map(({ eigenvalue: [real, imaginary] }) => [real, Math.abs(imaginary)] as const);
  const size = Math.max(...upper.map((value) => Math.hypot(...value)));
  const groups: (readonly [number, number])[][] = [];
  for (const value of upper.toSorted(([a], [b]) => a - b)) {
    const near = groups.find((group) =>
      group.some(([re, im]) => Math.hypot(re - value[0], im - value[1]) < APART * size),
    );
    if (near === undefined) {
      groups.push([value]);
    } else {
      near.push(value);
    }
  }
  const counted = groups.map((group) => (group.some(([, imaginary]) => imaginary > APART * size) ? 2 : 1) as number);
  if (counted.reduce((sum, each) => sum + each, 0) !== fields) {
    return null;
  }
  let widest = { bound: 0, gap: 0 };
  groups.slice(1).forEach((group, index) => {
    const below = Math.max(
      ...groups
        .slice(0, index + 1)
        .flat()
        .map(([real]) => real),
    );
    const above = Math.min(...[group, ...groups.slice(index + 2)].flat().map(([real]) => real));
    if (above - below > widest.gap * size) {
      widest = { bound: (above + below) / 2, gap: (above - below) / size };
    }
  });
  return groups.length > 1 && widest.gap === 0 ? null : { map, parts: groups.length, ...widest };
}

/** The generalised eigenspaces on both sides of a bound. */
function sides(map: Matrix, bound: number): readonly [Matrix, Matrix] {
  const projector = spectralProjector(map, bound);
  const rest = { ...projector, data: projector.data.map((entry, at) => (at % (map.rows + 1) === 0 ? 1 : 0) - entry) };
  const [one, other] = [projector, rest].map((each) => splitSpaces(transpose(each), PROJECTOR_ZERO)?.rowSpace);
  if (one === undefined || other === undefined || one.rows + other.rows !== map.rows) {
    throw new UndecidedError('the direct summands');
  }
  return [one, other];
}
