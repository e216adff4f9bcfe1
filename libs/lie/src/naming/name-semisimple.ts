import { ideals } from '../structure/ideals.js';
import { restrictTo } from '../structure/lie-algebra.js';
import type { LieAlgebra } from '../structure/lie-algebra.js';
import { nameSimple } from '../structure/name-simple.js';
import { inKillingBasis } from './killing-basis.js';
import { normalisedAlgebra } from './normalised-algebra.js';
import type { SimplePart, UnnamedPart } from './part.js';
import { UndecidedError } from './undecided-error.js';

/**
 * The simple ideals of a semisimple algebra, the largest first.
 *
 * @throws UndecidedError where there is no gap
 */
export function nameSemisimple(algebra: LieAlgebra): (SimplePart | UnnamedPart)[] {
  if (algebra.dimension === 0) {
    return [];
  }
  const unit = normalisedAlgebra(inKillingBasis(algebra));
  const simple = ideals(unit)?.simple;
  if (simple === undefined) {
    throw new UndecidedError('the simple ideals of g/rad');
  }
  return simple.map((ideal) => {
    const [names, ...others] = nameSimple(restrictTo(unit, ideal));
    return names === undefined || others.length > 0
      ? { kind: 'unnamed', dimension: ideal.rows, description: `a simple algebra of dimension ${String(ideal.rows)}` }
      : { kind: 'simple', dimension: ideal.rows, names };
  });
}
