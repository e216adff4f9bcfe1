import { singularValues, type Matrix } from '@liesweep/lie';

/** Points that are looked at; at all but few of them the rank is the largest. */
const MOST_POINTS = 40;

/** A direction counts where its share of the largest is above. */
const SPANNED_ABOVE = 1e-6;

/**
 * The rank that matrices have at almost every point: the largest over some of them.
 *
 * @param count of points
 */
export function genericRank(count: number, matrixAt: (point: number) => Matrix): number {
  const ranks = Array.from({ length: Math.min(MOST_POINTS, count) }, (_, point) => {
    const values = singularValues(matrixAt(point));
    return values.filter((value) => value > SPANNED_ABOVE * (values[0] ?? NaN)).length;
  });
  return Math.max(0, ...ranks);
}
