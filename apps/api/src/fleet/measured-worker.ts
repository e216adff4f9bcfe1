import type { Sample } from './parse-metrics.js';

/** What a worker measures of itself; null where it does not. */
export interface MeasuredWorker {
  /** As Temporal knows it. */
  readonly identity: string | null;
  readonly queue: string | null;
  readonly slots: number | null;
  readonly busySlots: number | null;
  readonly device: string | null;
  readonly deviceMemoryBytes: number | null;
  readonly deviceMemoryLimitBytes: number | null;
  readonly trialsTrained: number | null;
  readonly residentBytes: number | null;
}

/** What the metrics of one process say of the worker in it. */
export function measuredWorker(samples: readonly Sample[]): MeasuredWorker {
  const values = new Map(samples.map((sample) => [sample.name, sample]));
  const value = (name: string): number | null => {
    const found = values.get(name)?.value;
    return found === undefined || !Number.isFinite(found) ? null : found;
  };
  const info = values.get('liesweep_worker_info')?.labels ?? {};
  return {
    identity: info.identity ?? null,
    queue: info.queue ?? null,
    slots: value('liesweep_slots'),
    busySlots: value('liesweep_shards_in_training'),
    device: values.get('liesweep_device_memory_total_bytes')?.labels.device ?? null,
    deviceMemoryBytes: value('liesweep_device_memory_used_bytes'),
    deviceMemoryLimitBytes: value('liesweep_device_memory_total_bytes'),
    trialsTrained: value('liesweep_trials_total'),
    residentBytes: value('process_resident_memory_bytes'),
  };
}
