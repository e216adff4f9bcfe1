import type { RowStore, SweepRecord, TensorStore } from '@liesweep/sweep';
import type { Config, StoreLocations } from '../config.js';
import type { RunFolder } from '../run-folder/run-folder.js';
import type { RunLock } from '../run-folder/run-lock.js';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import type { RunOptions } from './run-options.js';

/** A run that is ready to be trained. */
export interface PreparedRun {
  readonly options: RunOptions;
  readonly config: Config;
  readonly record: SweepRecord;
  readonly folder: RunFolder;
  /** The run's own id, which no other has. */
  readonly runId: string;
  readonly stores: StoreLocations;
  /** A Temporal server that runs already; undefined to start one. */
  readonly configured: TemporalTarget | undefined;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
  readonly lock: RunLock;
}
