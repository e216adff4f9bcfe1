import type { RowStore, TensorStore } from '@liesweep/sweep';

/** The two stores that every activity works on. */
export interface Stores {
  readonly rows: RowStore;
  readonly tensors: TensorStore;
}
