import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTensorStore } from '@liesweep/storage';
import { specDigest, specName, type ShardAssignment } from '@liesweep/sweep';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';
import { loadBackend } from './load-backend.js';
import { ShardTrainer } from './shard-trainer.js';

const DIGEST = specDigest(EXAMPLE_SPEC);
const NAME = specName({ sweepId: 'test', specDigest: DIGEST });
const VALID: ShardAssignment = {
  ...{ sweepId: 'test', specDigest: DIGEST, specName: NAME, shardIndex: 0 },
  trials: [[0, 1]],
};
const CONTROL = { stopReason: () => 'cancel' as const, onProgress: () => undefined };

let folder = '';
let trainer: ShardTrainer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liesweep-malformed-'));
  const store = await openTensorStore(`file:${folder}`);
  await store.writeNamed(NAME, new TextEncoder().encode(JSON.stringify(EXAMPLE_SPEC)));
  await store.writeNamed('specs/other.json', new TextEncoder().encode('{"name": 1}'));
  trainer = new ShardTrainer(store, await loadBackend(() => undefined), () => undefined);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

// An assignment comes from a queue, where more than the orchestrator may write.
test.each<[string, Partial<ShardAssignment>, string]>([
  ['a name outside the store', { specName: '../../etc/passwd' }, 'InvalidFileNameError'],
  ['a name in the folder of results', { specName: 'shards/0.json' }, 'InvalidFileNameError'],
  ['a name of nothing', { specName: 'specs/none.json' }, 'CorruptFileError'],
  ['a specification of another form', { specName: 'specs/other.json' }, 'CorruptFileError'],
  ['a digest of something else', { specDigest: `sha256:${'0'.repeat(64)}` }, 'CorruptFileError'],
  ['no trials', { trials: [] }, 'RangeError'],
  ['trials before the grid', { trials: [[-1, 1]] }, 'RangeError'],
  ['more trials than any grid has', { trials: [[0, Number.MAX_SAFE_INTEGER]] }, 'RangeError'],
  ['trials between trials', { trials: [[0.5, 1]] }, 'RangeError'],
])('an assignment with %s is refused before anything is trained', async (_, change, name) => {
  await expect(trainer.train({ ...VALID, ...change }, CONTROL)).rejects.toMatchObject({ name });
});
