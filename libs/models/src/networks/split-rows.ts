import { uniformStream } from '@liesweep/sweep';

/** The numbers 0 … count − 1 in an order that only the seed decides (Fisher and Yates). */
export function shuffled(count: number, seed: number): Int32Array {
  const uniform = uniformStream(seed);
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = Math.floor(uniform() * (last + 1));
    const held = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = held;
  }
  return order;
}

/** Share of the rows that only judge, unless said otherwise. */
export const HELD_OUT_SHARE = 0.2;

/** Which rows train, and which only judge. */
export interface Split {
  readonly train: Int32Array;
  readonly heldOut: Int32Array;
}

/** Holds out a share of the rows, at least one of them, by chance. */
export function splitRows(count: number, heldOutShare: number, seed: number): Split {
  const order = shuffled(count, seed);
  const heldOutCount = Math.max(1, Math.round(count * heldOutShare));
  return { heldOut: order.subarray(0, heldOutCount), train: order.subarray(heldOutCount) };
}
