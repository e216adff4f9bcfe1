import type { Logger } from '@liesweep/logging';
import type { RowStore, TensorStore } from '@liesweep/sweep';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { Compute } from '../compute/compute.js';
import { createMetrics, type Registry } from '@liesweep/worker-process/process';
import type { ApiConfig } from '../config.js';
import { Diagrams } from '../live/diagrams.js';
import { LiveSweeps } from '../live/live-sweeps.js';
import { Overviews } from '../live/overviews.js';
import { FailureCounts } from '../live/sweep-failures.js';
import { SweepRates } from '../live/sweep-rates.js';
import { openSteering, type Steering } from '../steering/steering.js';
import { openSubmissions, type Submissions } from '../submissions/submissions.js';
import { ApiMetrics } from './api-metrics.js';

/** What the server is started with. */
export interface ApiResources {
  readonly config: ApiConfig;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
  /** The Temporal server that runs sweeps; undefined where none is named: then sweeps can be looked at, not steered. */
  readonly temporal: TemporalTarget | undefined;
  readonly log: Logger;
}

/** What the handlers of routes work with; made once, when the server starts. */
export interface ApiContext extends ApiResources {
  /** What the store says of sweeps, shared by all who ask at about the same time. */
  readonly overviews: Overviews;
  /** How fast sweeps are. */
  readonly rates: SweepRates;
  /** What was given up, by cell and by class. */
  readonly failures: FailureCounts;
  /** Phase diagrams by revision, shared by slices, verdicts, figures and exports. */
  readonly diagrams: Diagrams;
  /** What takes more than a moment to compute or draw, done beside the server. */
  readonly compute: Compute;
  /** Live streams. */
  readonly live: LiveSweeps;
  readonly metrics: ApiMetrics;
  /** Where the process' metrics are collected. */
  readonly registry: Registry;
  /** The way to whatever trains sweeps. */
  readonly steering: Steering;
  /** Checks sweep files and keeps uploads. */
  readonly submissions: Submissions;
}

/** How often the store is asked, milliseconds. */
export interface Pace {
  /** For so long an answer of the store is given to others who ask the same. */
  readonly freshMs: number;
  /** Time between two readings for live streams. */
  readonly pollMs: number;
}

/** A page is at most as far behind the store as both together. */
const PACE: Pace = { freshMs: 500, pollMs: 500 };

/** What handlers need besides what the server is started with. */
export function createContext(resources: ApiResources, { freshMs, pollMs }: Pace = PACE): ApiContext {
  const { rows, tensors, log, config, temporal } = resources;
  const registry = createMetrics();
  const metrics = new ApiMetrics(registry);
  const rates = new SweepRates();
  const overviews = new Overviews(rows, rates, freshMs);
  const failures = new FailureCounts(rows);
  const live = new LiveSweeps(
    { rows, failures, overviews, rates, log, metrics },
    { intervalMs: pollMs, limits: { inAll: config.mostStreams, ofCaller: config.mostStreamsOfCaller } },
  );
  const compute = new Compute(config);
  const diagrams = new Diagrams(rows, compute, overviews);
  return {
    ...{ ...resources, overviews, rates, failures, diagrams, compute, live, metrics, registry },
    steering: openSteering(temporal, config),
    submissions: openSubmissions(tensors, config),
  };
}
