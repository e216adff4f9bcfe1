import { trainQueue, type TrainerActivities } from '@liesweep/workflows';
import { Worker, type ActivityInterceptorsFactory } from '@temporalio/worker';
import { versionOptions, type WorkerSurroundings } from '@liesweep/worker-process';
import { trainShard, type TrainingResources } from './train-shard.js';

/** A Temporal worker that trains one shard per slot. */
export function createWorker(
  { temporal: { connection, namespace }, tracing, version }: WorkerSurroundings,
  deviceClass: string,
  slots: number,
  resources: TrainingResources,
  observe: ActivityInterceptorsFactory,
): Promise<Worker> {
  const activities: TrainerActivities = { trainShard: (assignment) => trainShard(resources, assignment) };
  return Worker.create({
    ...{ connection, namespace, taskQueue: trainQueue(deviceClass) },
    activities: { ...activities },
    interceptors: { activity: [...(tracing ? [tracing.activity] : []), observe] },
    ...versionOptions(version),
    maxConcurrentActivityTaskExecutions: slots,
    maxHeartbeatThrottleInterval: '1s',
    shutdownForceTime: '7500ms',
  });
}
