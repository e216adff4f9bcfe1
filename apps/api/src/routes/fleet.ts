import { getFleet, getLogs } from '@liesweep/api-contract';
import { deviceClassOf } from '@liesweep/sweep-client';
import type { SweepOverview } from '@liesweep/sweep';
import { failuresByClass } from '../fleet/failures-by-class.js';
import { joinWorkers } from '../fleet/join-workers.js';
import { readLogs } from '../fleet/read-logs.js';
import { readMetrics } from '../fleet/read-metrics.js';
import { readQueues } from '../fleet/read-queues.js';
import { handler, type Handler } from '../server/handler.js';
import { isVisible } from './visible-sweep.js';

/** Queues that are asked about; a deployment has a handful of classes of devices. */
const MOST_CLASSES = 20;

/** Who trains, and what the logs say. */
export const fleetHandlers: readonly Handler[] = [
  handler(getFleet, async ({ caller, context: { config, overviews, rows, temporal } }) => {
    const visible = (await overviews.all()).filter(({ record }) => isVisible(record, caller));
    const [queues, metrics, failed] = await Promise.all([
      readQueues(temporal, classesOf(visible, config.deviceClass)),
      readMetrics(config.fleet.metrics),
      failuresByClass(rows, visible),
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
  handler(getLogs, ({ query, context: { config } }) => Promise.resolve(readLogs(config.fleet.logFiles, query))),
];

/** The classes of devices that sweeps ask for, and the usual one. */
function classesOf(overviews: readonly SweepOverview[], usual: string): readonly string[] {
  const classes = new Set([usual, ...overviews.map(({ record }) => deviceClassOf(record.spec, usual))]);
  return [...classes].slice(0, MOST_CLASSES);
}
