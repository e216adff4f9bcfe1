import type { Logger } from '@liesweep/logging';
import type { LiveRows, RowStore, TensorStore } from '@liesweep/sweep';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { Compute } from '../compute/compute.js';
import type { ApiConfig } from '../config.js';
import { Diagrams } from '../live/diagrams.js';
import { Overviews } from '../live/overviews.js';
import { openSteering, type Steering } from '../steering/steering.js';
import { openSubmissions, type Submissions } from '../submissions/submissions.js';

/** What the server is started with. */
export interface ApiResources {
  readonly config: ApiConfig;
  readonly rows: RowStore & LiveRows;
  readonly tensors: TensorStore;
  /** The Temporal server that runs sweeps; undefined where none is named: then sweeps can be looked at, not steered. */
  readonly temporal: TemporalTarget | undefined;
  readonly log: Logger;
}

/** What the handlers of routes work with; made once, when the server starts. */
export interface ApiContext extends ApiResources {
  /** What the store says of sweeps, shared by all who ask at about the same time. */
  readonly overviews: Overviews;
  /** Phase diagrams by revision, shared by slices, verdicts, figures and exports. */
  readonly diagrams: Diagrams;
  /** What takes more than a moment to compute or draw, done beside the server. */
  readonly compute: Compute;
  /** The way to whatever trains sweeps. */
  readonly steering: Steering;
  /** Checks sweep files and keeps uploads. */
  readonly submissions: Submissions;
}

/** What handlers need besides what the server is started with. */
export function createContext(resources: ApiResources, freshMs?: number): ApiContext {
  const overviews = new Overviews(resources.rows, freshMs);
  const { config, temporal, tensors } = resources;
  return {
    ...resources,
    overviews,
    diagrams: new Diagrams(resources.rows, overviews),
    compute: new Compute(config),
    steering: openSteering(temporal, config),
    submissions: openSubmissions(tensors, config.uploadLimitBytes),
  };
}
