import { getFleet, getLogs } from '@liesweep/api-contract';
import { deviceClassOf } from '@liesweep/sweep-client/records';
import type { SweepOverview } from '@liesweep/sweep';
import type { Caller } from '../access/caller.js';
import { failuresByClass } from '../fleet/failures-by-class.js';
import { joinWorkers } from '../fleet/join-workers.js';
import { readLogs } from '../fleet/read-logs.js';
import { readMetrics, type ReadMetrics } from '../fleet/read-metrics.js';
import { readQueues, type ReadQueues } from '../fleet/read-queues.js';
import type { ApiContext } from '../server/api-context.js';
import { handler, type Handler } from '../server/handler.js';
import { isVisible } from './visible-sweep.js';

/** Queues that are asked about; a deployment has a handful of classes of devices. */
const MOST_CLASSES = 20;

/** Who trains, and what the logs say. */
export const fleetHandlers: readonly Handler[] = [
  handler(getFleet, async ({ caller, context }) => {
    const visible = (await context.overviews.all()).filter(({ record }) => isVisible(record, caller));
    const [[queues, metrics], failed] = await Promise.all([
      askedWorkers(context),
      failuresByClass(context.rows, visible),
    ]);
    return {
      at: new Date().toISOString(),
      workers: joinWorkers(queues.workers, metrics.workers),
      waitingTasks: [...queues.waitingTasks],
      failures: failed.failures,
      sickDevices: failed.sickDevices,
      problems: [...queues.problems, ...metrics.problems, ...failed.problems],
    };
  }),
  handler(getLogs, async ({ caller, query, context: { config, overviews } }) => {
    const { lines, note } = readLogs(config.fleet.logFiles, {
      ...query,
      sweeps: caller.project === null ? undefined : sweepsOf(await overviews.all(), caller),
    });
    return { lines: [...lines], note };
  }),
];

/** What is said of sweeps of other projects, and of none, is not for those who see one project alone. */
function sweepsOf(overviews: readonly SweepOverview[], caller: Pick<Caller, 'project'>): ReadonlySet<string> {
  return new Set(overviews.filter(({ record }) => isVisible(record, caller)).map(({ record }) => record.sweepId));
}

/** For so long what workers say is given to others who ask. */
const FRESH_MS = 2_000;

type Answers = Promise<readonly [ReadQueues, ReadMetrics]>;

const lastAsked = new WeakMap<ApiContext, { readonly at: number; readonly answers: Answers }>();

/** What Temporal and the workers say, asked once for all who look at about the same time. */
function askedWorkers(context: ApiContext): Answers {
  const { config, overviews, temporal } = context;
  const known = lastAsked.get(context);
  if (known !== undefined && performance.now() - known.at < FRESH_MS) return known.answers;
  const answers = overviews
    .all()
    .then(async (all) =>
      Promise.all([
        readQueues(temporal, classesOf(all, config.deviceClass)),
        readMetrics(config.fleet.metrics),
      ] as const),
    );
  lastAsked.set(context, { at: performance.now(), answers });
  return answers;
}

/** The classes of devices that sweeps ask for, and the usual one. */
function classesOf(overviews: readonly SweepOverview[], usual: string): readonly string[] {
  const classes = new Set([usual, ...overviews.map(({ record }) => deviceClassOf(record.spec, usual))]);
  return [...classes].slice(0, MOST_CLASSES);
}
