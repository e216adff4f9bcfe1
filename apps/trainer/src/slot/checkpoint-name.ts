import type { ShardAssignment } from '@liesweep/sweep';

/** Name of a shard's checkpoint in the tensor store: one per set of trials, so that parts of a split shard do not meet. */
export function checkpointName({ specDigest, trials }: Pick<ShardAssignment, 'specDigest' | 'trials'>): string {
  const ranges = trials.map(([first, end]) => `${String(first)}-${String(end)}`).join('_');
  const bounded = ranges.length <= 120 ? ranges : `${ranges.slice(0, 100)}_${String(trials.length)}-ranges`;
  return `checkpoints/${specDigest.replace('sha256:', '').slice(0, 16)}/${bounded}.safetensors`;
}
