import type { Shard } from '@liesweep/sweep';
import type { ShardPageRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/** Temporal carries a page as one payload, which is to stay below 100 KB. */
const LARGEST_PAGE_CHARACTERS = 64_000;

/** A page of a round's shards: at most `limit`, as many as fit into a payload, and at least one if there is one. */
export async function nextShards({ rows }: Stores, request: ShardPageRequest): Promise<readonly Shard[]> {
  const { sweepId, round, fromShard, limit } = request;
  const shards = await rows.plan(sweepId, round, fromShard, limit);
  let characters = 0;
  const tooMany = shards.findIndex((shard) => (characters += JSON.stringify(shard).length) > LARGEST_PAGE_CHARACTERS);
  return tooMany === -1 ? shards : shards.slice(0, Math.max(1, tooMany));
}
