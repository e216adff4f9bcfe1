import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ShardAssignment } from '@liesweep/sweep';
import { createMetrics } from '@liesweep/worker-process';
import type { SlotProgress } from '../slot-messages.js';
import { TrainerMetrics } from './trainer-metrics.js';

const SHARD: ShardAssignment = {
  ...{ sweepId: 'so-n-01234567', specDigest: 'sha256:0', specName: 'specs/0.json' },
  ...{ shardIndex: 0, trials: [[0, 16]] },
};
const MEMORY = [{ device: 'gpu:0', usedBytes: 3, totalBytes: 8 }];
const PROGRESS: SlotProgress = {
  ...{ trialCount: 16, finishedTrials: 0, step: 1, fraction: 0.1 },
  ...{ lowestLoss: null, dominantTerm: null, msPerStep: 1, checkpointedAtMs: null },
};

function measured(): { metrics: TrainerMetrics; value: (sample: string) => Promise<number> } {
  const registry = createMetrics();
  const metrics = new TrainerMetrics(registry, { slots: 2, deviceMemory: () => Promise.resolve(MEMORY) });
  const value = async (sample: string): Promise<number> => {
    const line = (await registry.metrics()).split('\n').find((each) => each.startsWith(`${sample} `));
    return Number(line?.slice(sample.length) ?? Number.NaN);
  };
  return { metrics, value };
}

describe('the metrics of a trainer', () => {
  it('count trials that were trained, and attempts by how they ended', async () => {
    const { metrics, value } = measured();
    metrics.began(SHARD, 3);
    metrics.ended(SHARD, { outcome: 'trained', seconds: 4, trials: 16 });
    const again = { ...SHARD };
    metrics.began(again, 0);
    metrics.ended(again, { outcome: 'crashed', seconds: 1, trials: 0 });
    expect(await value('liesweep_trials_total')).toBe(16);
    expect(await value('liesweep_shard_duration_seconds_count{outcome="trained"}')).toBe(1);
    expect(await value('liesweep_shard_duration_seconds_sum{outcome="crashed"}')).toBe(1);
    expect(await value('liesweep_shard_queue_wait_seconds_sum')).toBe(3);
    expect(await value('liesweep_slots')).toBe(2);
  });

  it('never count a wait below zero, whatever the clocks say', async () => {
    const { metrics, value } = measured();
    metrics.began(SHARD, -5);
    expect(await value('liesweep_shard_queue_wait_seconds_sum')).toBe(0);
  });

  it('show the oldest checkpoint of the shards in training, and 0 when there are none', async () => {
    const { metrics, value } = measured();
    expect(await value('liesweep_checkpoint_age_seconds')).toBe(0);
    metrics.began(SHARD, 0);
    while ((await value('liesweep_checkpoint_age_seconds')) === 0) await nextTurn(); // the clock has not moved on yet
    metrics.progressed(SHARD, { ...PROGRESS, checkpointedAtMs: Date.now() - 60_000 });
    expect(await value('liesweep_checkpoint_age_seconds')).toBeGreaterThanOrEqual(60);
    expect(await value('liesweep_shards_in_training')).toBe(1);
    metrics.ended(SHARD, { outcome: 'trained', seconds: 1, trials: 16 });
    metrics.progressed(SHARD, { ...PROGRESS, checkpointedAtMs: 0 });
    expect(await value('liesweep_checkpoint_age_seconds')).toBe(0);
    expect(await value('liesweep_shards_in_training')).toBe(0);
  });

  it('show the memory of each device', async () => {
    const { value } = measured();
    expect(await value('liesweep_device_memory_used_bytes{device="gpu:0"}')).toBe(3);
    expect(await value('liesweep_device_memory_total_bytes{device="gpu:0"}')).toBe(8);
  });
});
