/**
 * How far numbers of generators that share a stack may lie apart. A smaller set is padded to the largest, which costs
 * time with its square where closure has weight; a stack of its own costs a compilation and the time of small kernels.
 */
const BUCKET_RATIO = { closed: 4 / 3, open: 2 } as const;

/**
 * The largest N_g that is stacked with this one: with closure 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, …; without 1, 2, 4, 8, …
 *
 * @param generatorCount N_g, a whole number ≥ 1
 * @returns the smallest edge of a bucket that is not below it
 */
export function generatorBucket(generatorCount: number, hasClosure: boolean): number {
  const ratio = hasClosure ? BUCKET_RATIO.closed : BUCKET_RATIO.open;
  let edge = 1;
  while (edge < generatorCount) edge = Math.max(edge + 1, Math.floor(edge * ratio));
  return edge;
}
