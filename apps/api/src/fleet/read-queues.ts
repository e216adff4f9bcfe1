import { errorMessage, innermostCause } from '@liesweep/sweep/errors';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import type { Connection } from '@temporalio/client';
import { connectTemporal } from '@liesweep/sweep-client';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { ORCHESTRATOR_QUEUE, trainQueue } from '@liesweep/workflows';

/** Temporal answers such questions from memory. */
const TIMEOUT_MS = 3_000;

/** Temporal's numbers of the two sides of a queue (`temporal.api.enums.v1.TaskQueueType`). */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum itself is of a package below the client
const SIDES = { workflows: 1 as Side, activities: 2 as Side } as const;

type Asked = Parameters<Connection['workflowService']['describeTaskQueue']>[0];
type Side = NonNullable<Asked['taskQueueType']>;

/** A worker that polls a queue. */
export interface PollingWorker {
  readonly kind: 'orchestrator' | 'trainer';
  readonly identity: string;
  readonly queue: string;
  readonly lastSeenSeconds: number | null;
}

/** Who polls, and what waits. */
export interface ReadQueues {
  readonly workers: readonly PollingWorker[];
  readonly waitingTasks: readonly { readonly queue: string; readonly tasks: number }[];
  readonly problems: readonly string[];
}

/**
 * Asks Temporal who polls the queues of orchestrators and trainers, and how many tasks wait there. Never its visibility: that is
 * behind, and searched at a price.
 *
 * @param deviceClasses whose trainers
 */
export async function readQueues(
  target: TemporalTarget | undefined,
  deviceClasses: readonly string[],
  now = Date.now(),
): Promise<ReadQueues> {
  if (target === undefined) {
    const problem = 'No Temporal server is named (TEMPORAL_ADDRESS), so nobody knows who trains.';
    return { workers: [], waitingTasks: [], problems: [problem] };
  }
  try {
    const connection = await connectTemporal(() => target, TIMEOUT_MS, new AbortController().signal);
    try {
      const describe = (queue: string, side: Side): ReturnType<typeof connection.workflowService.describeTaskQueue> =>
        connection.withDeadline(Date.now() + TIMEOUT_MS, () =>
          connection.workflowService.describeTaskQueue({
            ...{ namespace: target.namespace, taskQueue: { name: queue }, taskQueueType: side, reportStats: true },
          }),
        );
      const asked = [
        { kind: 'orchestrator' as const, queue: ORCHESTRATOR_QUEUE, side: SIDES.workflows },
        { kind: 'orchestrator' as const, queue: ORCHESTRATOR_QUEUE, side: SIDES.activities },
        ...deviceClasses.map((deviceClass) => ({
          ...{ kind: 'trainer' as const, queue: trainQueue(deviceClass), side: SIDES.activities },
        })),
      ];
      const answers = await Promise.all(
        asked.map(async ({ kind, queue, side }) => ({ kind, queue, answer: await describe(queue, side) })),
      );
      const polling = answers.flatMap(({ kind, queue, answer }) =>
        answer.pollers.map(({ identity, lastAccessTime }) => ({
          ...{ kind, identity: identity ?? '', queue },
          lastSeenSeconds: lastAccessTime == null ? null : secondsSince(lastAccessTime, now),
        })),
      );
      return {
        workers: latestOfEach(polling),
        waitingTasks: [...waitingIn(answers)].map(([queue, tasks]) => ({ queue, tasks })),
        problems: [],
      };
    } finally {
      await connection.close();
    }
  } catch (error) {
    const reason = errorMessage(innermostCause(error));
    const problem =
      error instanceof InfrastructureError
        ? (error.message.split('\n', 1)[0] ?? '')
        : `Temporal at ${target.address} does not say who trains: ${reason}`;
    return { workers: [], waitingTasks: [], problems: [problem] };
  }
}

/** How many tasks wait in each queue, on all sides that were asked. */
function waitingIn(
  answers: readonly { readonly queue: string; readonly answer: { readonly stats?: QueueStats | null } }[],
): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const { queue, answer } of answers) {
    waiting.set(queue, (waiting.get(queue) ?? 0) + Number(answer.stats?.approximateBacklogCount ?? 0));
  }
  return waiting;
}

interface QueueStats {
  readonly approximateBacklogCount?: unknown;
}

/** An orchestrator polls both sides of its queue. */
function latestOfEach(polling: readonly PollingWorker[]): readonly PollingWorker[] {
  const latest = new Map<string, PollingWorker>();
  for (const worker of polling) {
    const key = JSON.stringify([worker.identity, worker.queue]);
    const known = latest.get(key);
    if (known === undefined || seen(worker) < seen(known)) latest.set(key, worker);
  }
  return [...latest.values()];
}

function seen({ lastSeenSeconds }: PollingWorker): number {
  return lastSeenSeconds ?? Infinity;
}

/** Seconds since a time as Temporal sends it; the clocks of the two machines may disagree. */
function secondsSince(time: { readonly seconds?: unknown; readonly nanos?: number | null }, now: number): number {
  const at = Number(time.seconds ?? 0) + (time.nanos ?? 0) / 1e9;
  return Math.max(0, now / 1000 - at);
}
