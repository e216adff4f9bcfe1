import type { RowStore, SweepRecord, TensorStore } from '@liesweep/sweep';
import type { SweepClient } from './sweep-client.js';

/** A recorded sweep, and its stores. */
export interface RecordedSweep {
  readonly record: SweepRecord;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
}

/** A recorded sweep, and a connection to what runs it. */
export interface OpenSweep extends RecordedSweep {
  readonly client: SweepClient;
}
