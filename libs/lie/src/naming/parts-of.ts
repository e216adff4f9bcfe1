import { normSquared } from '../frobenius.js';
import { multiply, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { identity, restrictTo } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { anatomyOf } from './anatomy.js';
import type { Anatomy } from './anatomy.js';
import { decideSpaces, decideZero } from './decide.js';
import { directSummands } from './direct-summands.js';
import { nameAffineType } from './name-affine-type.js';
import { nameKinematical } from './name-kinematical.js';
import { nameSemisimple } from './name-semisimple.js';
import { nameSolvable } from './name-solvable.js';
import { algebraSize, normalisedAlgebra } from './normalised-algebra.js';
import { writeSum } from './notation.js';
import type { Part } from './part.js';
import { bracketsOf, complementWithin } from './rows.js';
import { lowerCentralSeries } from './series.js';

/**
 * The ideals whose direct sum an algebra is, each with its name where it has one.
 *
 * Central directions outside [g, g] are split off first. Then the algebras that a few numbers determine are looked for, and only
 * what is none of them is searched for ideals, which takes the most time and the most of the gaps.
 *
 * @param anatomy of the algebra, where it is known already
 * @throws UndecidedError where there is no gap
 */
export function partsOf(algebra: LieAlgebra, known?: Anatomy): Part[] {
  const { dimension, noise } = algebra;
  if (known === undefined && decideZero(algebraSize(algebra), noise, 'whether an ideal is abelian')) {
    return [{ kind: 'abelian', dimension }];
  }
  const anatomy = known ?? anatomyOf(normalisedAlgebra(algebra));
  const unit = anatomy.algebra;
  const flat = flatDirections(anatomy);
  if (flat.rows > 0) {
    const rest = restrictTo(unit, complementWithin(identity(dimension), flat));
    return [...(rest.dimension === 0 ? [] : partsOf(rest)), { kind: 'abelian', dimension: flat.rows }];
  }
  if (anatomy.radical.rows === 0) {
    return nameSemisimple(unit);
  }
  const standard =
    anatomy.quotient.dimension === 0 ? nameSolvable(anatomy) : (nameAffineType(anatomy) ?? nameKinematical(anatomy));
  if (standard !== null) {
    return [standard];
  }
  const summands = directSummands(anatomy);
  return summands === null
    ? [{ kind: 'unnamed', dimension, description: describe(anatomy) }]
    : summands.flatMap((ideal) => partsOf(restrictTo(unit, ideal)));
}

/** Directions of the centre that are not in [g, g]: orthonormal rows, orthogonal to [g, g]. */
function flatDirections({ algebra, centre, derived }: Anatomy): Matrix {
  const inside = derived[1] ?? identity(algebra.dimension);
  const projected = multiply(multiply(centre, transpose(inside)), inside);
  const outside = { ...centre, data: centre.data.map((entry, at) => entry - (projected.data[at] ?? NaN)) };
  return decideSpaces(outside, algebra.noise, 'whether the centre lies in [g, g]').rowSpace;
}

/** What is known of an algebra without a name. */
function describe({ algebra, derived, radical, nilradical, quotient }: Anatomy): string {
  const dimensions = (spaces: readonly Matrix[]): string => spaces.map(({ rows }) => String(rows)).join(', ');
  if (nilradical.rows === algebra.dimension) {
    return `nilpotent, lower central series ${dimensions(lowerCentralSeries(algebra))}`;
  }
  const size = Math.sqrt(normSquared(bracketsOf(algebra, nilradical, nilradical)));
  const isAbelian = size <= algebra.noise;
  const inside = `nilradical ${String(nilradical.rows)}${isAbelian ? ', abelian' : ''}`;
  if (quotient.dimension === 0) {
    return `solvable, derived series ${dimensions(derived)}, ${inside}`;
  }
  const levi = writeSum(nameSemisimple(quotient)) ?? `semisimple ${String(quotient.dimension)}`;
  return `(${levi}) ⋉ radical ${String(radical.rows)}, ${inside}`;
}
