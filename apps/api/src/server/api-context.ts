import type { Logger } from '@liesweep/logging';
import type { RowStore, TensorStore } from '@liesweep/sweep';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import type { ApiConfig } from '../config.js';

/** What the handlers of routes work with; opened once, when the server starts. */
export interface ApiContext {
  readonly config: ApiConfig;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
  /** The Temporal server that runs sweeps; undefined where none is named: then sweeps can be looked at, not steered. */
  readonly temporal: TemporalTarget | undefined;
  readonly log: Logger;
}
