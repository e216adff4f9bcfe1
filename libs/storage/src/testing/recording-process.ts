import { openRowStore } from '../open-row-store.js';
import { exampleShard, exampleSweep } from './example-sweep.js';

// Records the shards [first, end) of an example sweep and prints the index of each one that the store has acknowledged.
const [uri = '', name = '', trialsPerShard = '', first = '', end = ''] = process.argv.slice(2);
const size = Number(trialsPerShard);
const store = await openRowStore(uri);
const sweep = exampleSweep(name);
await store.saveSweep(sweep);
for (let shard = Number(first); shard < Number(end); shard += 1) {
  await store.recordShard(sweep.sweepId, exampleShard(shard * size, (shard + 1) * size));
  process.stdout.write(`${String(shard)}\n`);
}
await store.close();
