import { regularisedBeta } from './regularised-beta.js';

/** Halvings of the bracket: enough for every bit of a double. */
const HALVINGS = 80;

/**
 * The number that a Student variable exceeds with probability α: P(t_ν > t) = ½ I_{ν/(ν+t²)}(ν/2, ½) = α.
 *
 * @param alpha one-sided, in (0, ½)
 * @param freedom ν, degrees of freedom, above 0
 */
export function studentQuantile(alpha: number, freedom: number): number {
  const tail = (t: number): number => regularisedBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  let [below, above] = [0, 1];
  while (tail(above) > alpha) {
    [below, above] = [above, 2 * above];
  }
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (below + above) / 2;
    if (tail(middle) > alpha) {
      below = middle;
    } else {
      above = middle;
    }
  }
  return above;
}
