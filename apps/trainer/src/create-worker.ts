import { trainQueue, type TrainerActivities } from '@liesweep/workflows';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import { versionOptions, type TemporalConnection, type WorkerVersion } from '@liesweep/worker-process';
import { trainShard, type TrainingResources } from './train-shard.js';

/** A Temporal worker that trains one shard per slot. */
export function createWorker(
  { connection, namespace }: TemporalConnection,
  deviceClass: string,
  slots: number,
  resources: TrainingResources,
  observed: Pick<WorkerOptions, 'interceptors'>,
  version?: WorkerVersion,
): Promise<Worker> {
  const activities: TrainerActivities = { trainShard: (assignment) => trainShard(resources, assignment) };
  return Worker.create({
    ...{ connection, namespace, taskQueue: trainQueue(deviceClass) },
    activities: { ...activities },
    ...observed,
    ...versionOptions(version),
    maxConcurrentActivityTaskExecutions: slots,
    maxHeartbeatThrottleInterval: '1s',
    shutdownForceTime: '7500ms',
  });
}
