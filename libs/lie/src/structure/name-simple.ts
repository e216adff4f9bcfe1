import { killingSignature } from './killing-form.js';
import type { LieAlgebra } from './lie-algebra.js';
import { rootSystem } from './root-system.js';
import { simpleAlgebras } from './simple-algebras.js';

/** Squared lengths of roots are in the ratios 1, 1/2 or 1/3 to the longest: below this share a root is short. */
const SHORT_BELOW = 0.75;

/**
 * The names of a simple algebra, found from its dimension, its rank, the signature of its Killing form and the number of
 * its short roots.
 *
 * @returns one list of isomorphic names per algebra that fits: mostly one, none where there is no gap, two where no
 *   number tells them apart
 */
export function nameSimple(algebra: LieAlgebra): (readonly string[])[] {
  const [signature, system] = [killingSignature(algebra), rootSystem(algebra)];
  if (signature === null || system === null) {
    return [];
  }
  const lengths = system.roots.map(({ lengthSquared }) => lengthSquared);
  const longest = Math.max(...lengths);
  const shortRoots = lengths.filter((length) => length < SHORT_BELOW * longest).length;
  return simpleAlgebras(system.rank)
    .filter(
      (candidate) =>
        candidate.dimension === algebra.dimension &&
        candidate.compactDimension === signature.minus &&
        candidate.shortRoots === shortRoots,
    )
    .map(({ names }) => names);
}
