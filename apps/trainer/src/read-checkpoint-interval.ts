import { readSpec } from '@liesweep/storage';
import type { SpecReference, TensorStore } from '@liesweep/sweep';

/**
 * How often a sweep's shards are to write a checkpoint, in milliseconds: the sweep file says it, and the trainer tells
 * its slots.
 *
 * @throws CorruptFileError when the specification is missing, damaged, or another
 */
export async function readCheckpointInterval(tensors: TensorStore, reference: SpecReference): Promise<number> {
  return (await readSpec(tensors, reference)).execution.checkpointIntervalMs;
}
