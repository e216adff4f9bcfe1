import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorruptFileError, type StoredFile, type TensorStore } from '@liesweep/sweep';
import { decodeDataset, encodeDataset, type DatasetOwner } from './dataset-file.js';
import { openTensorStore } from './open-tensor-store.js';
import { readShardRecord } from './shard-file/shard-record.js';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';
import { exampleShard } from './testing/example-sweep.js';
import { scratchFolders } from './testing/scratch-folders.js';
import { withBitFlipped } from './testing/with-bit-flipped.js';

/** Thousands of small files take a while on a busy disk. */
jest.setTimeout(240_000);

const createFolder = scratchFolders();

/** One at a time, spread over the whole of each file. */
const FLIPS = 2500;

const OWNER: DatasetOwner = {
  data: {
    ...{ kind: 'npy', path: 'points.npy', scale: 'standardise', labels: 1, heldOut: 0.25 },
    digest: `sha256:${'1'.repeat(64)}`,
  },
  system: { oracles: [{ kind: 'squared-norm' }], field: 'real', parameterisation: { kind: 'linear' } },
  seed: 1,
};
const DATASET = {
  ...{ vectorLength: 2, labelCount: 1, samples: Float64Array.from({ length: 60 }, (_, at) => Math.sin(at)) },
  ...{ heldOut: new Float64Array(20), labels: new Float64Array(30), heldOutLabels: new Float64Array(10) },
};
const TENSORS = {
  'generators/0': { dtype: 'F32', shape: [1, 3, 3], data: Float32Array.from({ length: 9 }, (_, at) => Math.sqrt(at)) },
  'curve/0': { dtype: 'F32', shape: [40, 2], data: new Float32Array(80) },
} as const;

interface Kind {
  readonly content: Uint8Array;
  readonly extension: string;
  readonly read: (store: TensorStore, file: StoredFile) => Promise<unknown>;
}

test.each<readonly [string, Kind]>([
  [
    'the record of a shard, with its certificate',
    {
      content: new TextEncoder().encode(JSON.stringify(exampleShard(0, 3))),
      extension: 'json',
      read: readShardRecord,
    },
  ],
  [
    'the tensors of a shard',
    {
      content: encodeSafetensors(TENSORS),
      extension: 'safetensors',
      read: async (store, file) => decodeSafetensors(await store.read(file), file.uri),
    },
  ],
  [
    'a dataset',
    {
      content: encodeDataset(DATASET, OWNER),
      extension: 'safetensors',
      read: async (store, file) => decodeDataset(await store.read(file), file.uri, OWNER),
    },
  ],
])('a bit that flips anywhere in %s is noticed', async (_, { content, extension, read }) => {
  const folder = await createFolder();
  const store = await openTensorStore(`file:${folder}`);
  const file = await store.put(content, extension);
  await expect(read(store, file)).resolves.toBeDefined();
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const bit = Math.floor((flip * 8 * content.length) / FLIPS);
    await writeFile(join(folder, file.uri), withBitFlipped(content, bit));
    await expect(read(store, file)).rejects.toBeInstanceOf(CorruptFileError);
  }
  expect((await readFile(join(folder, file.uri))).length).toBe(content.length);
});
