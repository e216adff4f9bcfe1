import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentUri, decodeSafetensors, openTensorStore, readShardRecord, type TensorFile } from '@liesweep/storage';
import { specDigest, trialCount, type ShardRecord, type SweepSpec } from '@liesweep/sweep';
import { loadBackend } from '../slot/load-backend.js';
import { ShardTrainer } from '../slot/shard-trainer.js';

/** What a trained shard leaves in the store. */
export interface StoredShard {
  readonly record: ShardRecord;
  readonly file: TensorFile;
}

/**
 * Trains a whole sweep as one shard, as a slot does but in this process, and reads what it stored.
 *
 * @param stopEvery chunks after which the shard is preempted, to go on from its checkpoint; 0 for never
 */
export async function trainInProcess(spec: SweepSpec, stopEvery = 0): Promise<StoredShard> {
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-slot-'));
  try {
    const store = await openTensorStore(`file:${folder}`);
    const digest = specDigest(spec);
    const name = 'specs/test.json';
    await store.writeNamed(name, new TextEncoder().encode(JSON.stringify(spec)));
    const assignment = {
      ...{ sweepId: 'test', specDigest: digest, specName: name, shardIndex: 0 },
      trials: [[0, trialCount(spec)] as const],
    };
    const trainer = new ShardTrainer(store, await loadBackend(() => undefined), () => undefined);
    for (;;) {
      let chunks = 0;
      const ending = await trainer.train(assignment, {
        stopReason: () => (++chunks === stopEvery ? 'preempt' : null),
        onProgress: () => undefined,
      });
      if (ending.kind !== 'trained') continue;
      const record = await readShardRecord(store, ending.record);
      const uri = contentUri(record.tensors.digest, 'safetensors');
      return { record, file: decodeSafetensors(await store.read(record.tensors), uri) };
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
