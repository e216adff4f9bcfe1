import type { SliceKey } from '@liesweep/figures';
import { lossWeightsKey } from '@liesweep/sweep';

/** Whether both name the same slice. */
export function isSameSlice(a: SliceKey, b: SliceKey): boolean {
  return (
    a.system === b.system && a.dimension === b.dimension && lossWeightsKey(a.weights) === lossWeightsKey(b.weights)
  );
}
