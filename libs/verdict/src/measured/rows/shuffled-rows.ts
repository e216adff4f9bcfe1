import { uniformStream } from '@liesweep/sweep';

/** Seed of the order: any, but always the same. */
const ORDER_SEED = 36;

/**
 * Some rows out of m, chosen without looking at them: any such part of the rows is itself a fair sample.
 *
 * @returns min(m, most) different indices; all in order when there are no more than that
 */
export function shuffledRows(count: number, most: number): number[] {
  if (count <= most) {
    return Array.from({ length: count }, (_, row) => row);
  }
  const uniform = uniformStream(ORDER_SEED);
  // Where the order is not that of the rows: few places of many.
  const moved = new Map<number, number>();
  const part: number[] = [];
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(uniform() * (count - i));
    part.push(moved.get(j) ?? j);
    moved.set(j, moved.get(i) ?? i);
  }
  return part;
}
