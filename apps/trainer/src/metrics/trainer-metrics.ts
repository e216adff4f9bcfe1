import type { ShardAssignment } from '@liesweep/sweep';
import { Counter, Gauge, Histogram, type Registry } from '@liesweep/worker-process';
import type { DeviceMemory } from '../device/device-memory.js';
import type { SlotProgress } from '../slot-messages.js';

/** A shard takes from under a second, in a demonstration, to some minutes. */
const SHARD_SECONDS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800];

/** A shard waits not at all where slots are idle, and for hours where devices are few. */
const WAIT_SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14_400];

/** What of a trainer is read when somebody asks. */
export interface TrainerSources {
  readonly slots: number;
  readonly deviceMemory: () => Promise<readonly DeviceMemory[]>;
}

/** How a shard's attempt ended: `trained`, or the class of its failure. */
export interface AttemptEnd {
  readonly outcome: string;
  readonly seconds: number;
  /** 0 unless it was trained. */
  readonly trials: number;
}

/** What a trainer measures; the names are documented in `docs/operations.md`. */
export class TrainerMetrics {
  readonly #trials: Counter;
  readonly #shardSeconds: Histogram<'outcome'>;
  readonly #queueWait: Histogram;
  /** When each shard in training began or last wrote its checkpoint, in milliseconds since 1970. */
  readonly #safeSince = new Map<ShardAssignment, number>();

  constructor(registry: Registry, { slots, deviceMemory }: TrainerSources) {
    const registers = [registry];
    this.#trials = new Counter({
      name: 'liesweep_trials_total',
      help: 'Trials trained to their end on this trainer.',
      registers,
    });
    this.#shardSeconds = new Histogram({
      name: 'liesweep_shard_duration_seconds',
      help: 'Time that attempts to train a shard took, by how they ended: trained, or the class of the failure.',
      labelNames: ['outcome'],
      buckets: SHARD_SECONDS,
      registers,
    });
    this.#queueWait = new Histogram({
      name: 'liesweep_shard_queue_wait_seconds',
      help: 'Time from when a shard was put into the queue until this trainer began it.',
      buckets: WAIT_SECONDS,
      registers,
    });
    new Gauge({ name: 'liesweep_slots', help: 'Shards that this trainer can train at once.', registers }).set(slots);
    const inTraining = new Gauge({
      name: 'liesweep_shards_in_training',
      help: 'Shards that this trainer trains now.',
      registers,
      collect: () => {
        inTraining.set(this.#safeSince.size);
      },
    });
    const checkpointAge = new Gauge({
      name: 'liesweep_checkpoint_age_seconds',
      help: 'Most training that an end of this trainer would cost now: since a shard began or wrote its last checkpoint.',
      registers,
      collect: () => {
        checkpointAge.set(this.#oldestCheckpointSeconds());
      },
    });
    const memory = (name: string, help: string, bytesOf: (memory: DeviceMemory) => number): void => {
      const gauge = new Gauge({
        ...{ name, help, registers },
        labelNames: ['device'],
        collect: async () => {
          for (const each of await deviceMemory()) gauge.set({ device: each.device }, bytesOf(each));
        },
      });
    };
    memory(
      'liesweep_device_memory_used_bytes',
      'Memory in use on the device; for a CPU, resident memory of the slots.',
      ({ usedBytes }) => usedBytes,
    );
    memory(
      'liesweep_device_memory_total_bytes',
      'Memory of the device; for a CPU, what this container or machine may use.',
      ({ totalBytes }) => totalBytes,
    );
  }

  /** A shard begins, after it has waited in the queue. */
  began(assignment: ShardAssignment, waitedSeconds: number): void {
    this.#queueWait.observe(Math.max(0, waitedSeconds)); // the server's clock and ours may disagree
    this.#safeSince.set(assignment, Date.now());
  }

  /** A shard goes on. */
  progressed(assignment: ShardAssignment, { checkpointedAtMs }: SlotProgress): void {
    if (checkpointedAtMs !== null && this.#safeSince.has(assignment)) this.#safeSince.set(assignment, checkpointedAtMs);
  }

  /** A shard's attempt has ended. */
  ended(assignment: ShardAssignment, { outcome, seconds, trials }: AttemptEnd): void {
    this.#safeSince.delete(assignment);
    this.#shardSeconds.observe({ outcome }, seconds);
    this.#trials.inc(trials);
  }

  #oldestCheckpointSeconds(): number {
    const now = Date.now();
    return Math.max(0, ...[...this.#safeSince.values()].map((since) => (now - since) / 1000));
  }
}
