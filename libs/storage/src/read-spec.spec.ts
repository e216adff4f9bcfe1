import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, CorruptFileError, specDigest, type SweepSpec } from '@liesweep/sweep';
import { openTensorStore } from './open-tensor-store.js';
import { readSpec } from './read-spec.js';
import { exampleSweep } from './testing/example-sweep.js';
import { scratchFolders } from './testing/scratch-folders.js';
import { withBitFlipped } from './testing/with-bit-flipped.js';

/** Thousands of small files take a while on a busy disk. */
jest.setTimeout(240_000);

const createFolder = scratchFolders();
const NAME = 'specs/small.json';
const SPEC: SweepSpec = {
  ...exampleSweep('small').spec,
  data: {
    ...{ kind: 'npy', path: 'points.npy', scale: 'standardise', heldOut: 0.2, labels: 0 },
    digest: `sha256:${'1'.repeat(64)}`,
    stored: { uri: 'shards/ab/ab.safetensors', digest: `sha256:${'2'.repeat(64)}`, bytes: 100 },
  },
};
const REFERENCE = { specName: NAME, specDigest: specDigest(SPEC) };
const FLIPS = 2500;

test('a bit that flips anywhere in a stored specification is noticed', async () => {
  const folder = await createFolder();
  const store = await openTensorStore(`file:${folder}`);
  await store.writeNamed(NAME, new TextEncoder().encode(JSON.stringify(SPEC)));
  expect(await readSpec(store, REFERENCE)).toEqual(SPEC);
  const stored = await readFile(join(folder, NAME));
  const bits = 8 * stored.length;
  for (let flip = 0; flip < FLIPS; flip += 1) {
    await writeFile(join(folder, NAME), withBitFlipped(stored, Math.floor((flip * bits) / FLIPS)));
    await expect(readSpec(store, REFERENCE)).rejects.toBeInstanceOf(CorruptFileError);
  }
});

test('what the digest does not cover is covered by the seal: another place of the data', async () => {
  const folder = await createFolder();
  const store = await openTensorStore(`file:${folder}`);
  await store.writeNamed(NAME, new TextEncoder().encode(JSON.stringify(SPEC)));
  const stored = (await readFile(join(folder, NAME), 'latin1')).replace('shards/ab/ab', 'shards/cd/cd');
  await writeFile(join(folder, NAME), stored, 'latin1');
  await expect(readSpec(store, REFERENCE)).rejects.toThrow(/specs\/small\.json: its seal is not that of/);
});

test.each(['standardise', 'global', 'per-feature'] as const)(
  'a specification of version 0.1, which has no seal, opens by its form and its digest: scale %s',
  async (scale) => {
    const spec = { ...SPEC, data: { ...SPEC.data, scale } } as SweepSpec;
    const folder = await createFolder();
    const store = await openTensorStore(`file:${folder}`);
    await store.writeNamed(NAME, new Uint8Array());
    await writeFile(join(folder, NAME), canonicalJson(spec));
    expect(await readSpec(store, { specName: NAME, specDigest: specDigest(spec) })).toEqual(spec);
    await writeFile(join(folder, NAME), canonicalJson({ ...spec, seed: 2 }));
    await expect(readSpec(store, REFERENCE)).rejects.toThrow(/specs\/small\.json: expected digest sha256:/);
    await writeFile(join(folder, NAME), canonicalJson({ ...spec, budget: null }));
    await expect(readSpec(store, REFERENCE)).rejects.toBeInstanceOf(CorruptFileError);
  },
);

test('a specification that is missing is told by its name', async () => {
  const store = await openTensorStore(`file:${await createFolder()}`);
  await expect(readSpec(store, REFERENCE)).rejects.toThrow('specs/small.json: missing');
});
