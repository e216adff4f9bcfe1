import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerOptions } from '@temporalio/worker';
import type { TemporalConnection } from './connect-to-temporal.js';

/** What workers of one kind and build are called: Temporal's deployment and its version. */
export interface WorkerVersion {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** The server learns of a version when its first worker polls. */
const LOOK_EVERY_MS = 250;
const LONGEST_LOOK_MS = 30_000;

/** Options of a worker that takes part in versioning; none where it has no version. */
export function versionOptions(version: WorkerVersion | undefined): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  if (version === undefined) return {};
  return {
    workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  };
}

/**
 * Makes a version the current one of its deployment, unless a later one is there: an old worker that is started again, in
 * the middle of an upgrade, changes nothing. The server routes no work to a deployment before one of its versions is current.
 *
 * @throws Error when the server does not know the version after half a minute
 */
export async function becomeCurrent(
  { connection: { workflowService }, namespace }: Pick<TemporalConnection, 'connection' | 'namespace'>,
  { deploymentName, buildId }: WorkerVersion,
): Promise<void> {
  const deadline = Date.now() + LONGEST_LOOK_MS;
  for (;;) {
    try {
      const { workerDeploymentInfo } = await workflowService.describeWorkerDeployment({ namespace, deploymentName });
      const versions = workerDeploymentInfo?.versionSummaries ?? [];
      const own = versions.find(({ deploymentVersion }) => deploymentVersion?.buildId === buildId);
      if (own !== undefined) {
        const isLatest = versions.every((other) => createdAt(other) <= createdAt(own));
        if (!isLatest) return;
        await workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId });
        return;
      }
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error(`Temporal does not know version ${buildId} of ${deploymentName}`);
    await sleep(LOOK_EVERY_MS);
  }
}

interface Created {
  readonly createTime?: { readonly seconds?: { toString(): string } | null; readonly nanos?: number | null } | null;
}

/** Seconds since 1970. */
function createdAt({ createTime }: Created): number {
  return Number(createTime?.seconds?.toString() ?? 0) + (createTime?.nanos ?? 0) / 1e9;
}
