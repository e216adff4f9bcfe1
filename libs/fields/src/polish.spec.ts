import { matrixOf, multiply } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { orthonormalRows } from './orthonormal-rows.js';
import { polish, POLISHED_BELOW } from './polish.js';
import { certifiedOf } from './testing/certified-of.js';
import { INVARIANT_SYSTEMS, MOVING_SYSTEMS } from './testing/reference-systems.js';

/** Starts of a search, of which the lowest closure counts. */
const STARTS = 6;

/** The lowest floor of a set that cannot close, at |v|² = 2. */
const FLOOR = 0.5;

/** Larger spaces take too long for a spec. */
const LARGEST_DIMENSION = 6;

const ASKED = [...INVARIANT_SYSTEMS, ...MOVING_SYSTEMS].filter(
  ({ closing, dimension }) => closing !== undefined && dimension <= LARGEST_DIMENSION && dimension > 1,
);

test.each(ASKED.map((system) => [system.id, system] as const))('%s: which N_g close', (_, system) => {
  const { certificate, bracket } = certifiedOf(system);
  const stream = normalStream(7);
  for (let count = 1; count <= system.dimension; count += 1) {
    const lowest = Array.from({ length: STARTS }, () => {
      const weights = orthonormalRows(
        matrixOf(count, system.dimension, Float64Array.from({ length: count * system.dimension }, stream)),
      );
      return polish(multiply(weights, certificate.basis), certificate.basis, bracket)?.closure ?? NaN;
    }).reduce((least, closure) => Math.min(least, closure), Infinity);
    const closes = system.closing?.includes(count) === true;
    expect([count, closes, lowest, closes ? lowest < POLISHED_BELOW : lowest > FLOOR]).toEqual([
      count,
      closes,
      lowest,
      true,
    ]);
  }
});
