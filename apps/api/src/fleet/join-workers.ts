import type { Fleet } from '@liesweep/api-contract';
import type { MeasuredWorker } from './measured-worker.js';
import type { PollingWorker } from './read-queues.js';

type Worker = Fleet['workers'][number];

/** Nothing is known but that it polls. */
const UNMEASURED: Omit<MeasuredWorker, 'identity' | 'queue'> = {
  ...{ slots: null, busySlots: null, device: null, deviceMemoryBytes: null, deviceMemoryLimitBytes: null },
  ...{ trialsTrained: null, residentBytes: null },
};

/**
 * Workers as one list: who polls, with what they measure of themselves. One that shows its metrics and is not seen polling is in
 * it too: Temporal may be away, or its queue be of a class of devices that no sweep asks for.
 */
export function joinWorkers(polling: readonly PollingWorker[], measured: readonly MeasuredWorker[]): Worker[] {
  const left = new Map(measured.map((worker) => [keyOf(worker), worker]));
  const joined = polling.map((worker): Worker => {
    const found = left.get(keyOf(worker));
    left.delete(keyOf(worker));
    const { identity, queue } = worker;
    return { ...(found ?? UNMEASURED), ...worker, identity, queue };
  });
  const others = [...left.values()].map(
    ({ identity, queue, ...figures }): Worker => ({
      kind: figures.slots === null ? 'orchestrator' : 'trainer',
      ...{ identity: identity ?? 'unknown', queue: queue ?? 'unknown', lastSeenSeconds: null, ...figures },
    }),
  );
  return [...joined, ...others].sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.queue.localeCompare(b.queue) || a.identity.localeCompare(b.identity),
  );
}

function keyOf({ identity, queue }: { readonly identity: string | null; readonly queue: string | null }): string {
  return JSON.stringify([identity, queue]);
}
