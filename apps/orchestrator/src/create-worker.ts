import { ORCHESTRATOR_QUEUE, type ShardSinks } from '@liesweep/workflows';
import { Worker, type InjectedSinks, type WorkerOptions } from '@temporalio/worker';
import { createActivities } from './activities/create-activities.js';
import { versionOptions, type WorkerSurroundings } from '@liesweep/worker-process';
import type { ActivityTroubles } from './serving/activity-troubles.js';
import { boundFailures } from './serving/bound-failures.js';
import { observeActivities } from './metrics/observe-activities.js';
import type { OrchestratorMetrics } from './metrics/orchestrator-metrics.js';
import type { Stores } from './stores.js';

/** Workflows kept in memory: those of the widest window of one sweep, 500 shards in parts of up to eight, and some sweeps. */
const CACHED_WORKFLOWS = 150;

/** A Temporal worker that runs the workflows of sweeps and their planning and recording activities. */
export function createWorker(
  { temporal: { connection, namespace }, tracing, version }: WorkerSurroundings,
  stores: Stores,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  metrics: OrchestratorMetrics,
  troubles: ActivityTroubles,
): Promise<Worker> {
  return Worker.create({
    ...{ connection, namespace, workflowBundle, taskQueue: ORCHESTRATOR_QUEUE },
    activities: { ...createActivities(stores) },
    ...versionOptions(version),
    interceptors: {
      activity: [...(tracing ? [tracing.activity] : []), observeActivities(metrics), boundFailures(troubles)],
    },
    sinks: { ...sinksFor(metrics), ...tracing?.sinks },
    maxCachedWorkflows: CACHED_WORKFLOWS,
    maxConcurrentActivityTaskExecutions: 4,
    maxConcurrentLocalActivityExecutions: 16,
    shutdownGraceTime: '3s',
    shutdownForceTime: '7s',
  });
}

function sinksFor(metrics: OrchestratorMetrics): InjectedSinks<ShardSinks> {
  return {
    shards: {
      failed: {
        fn: (_workflow, attempt) => {
          metrics.failed(attempt);
        },
      },
    },
  };
}
