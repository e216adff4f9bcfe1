import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  canonicalJson,
  enumerateTrials,
  parseSweepFile,
  specDigest,
  specName,
  sweepId,
  trialCount,
  type RowStore,
  type ShardRecord,
  type StoredFile,
  type SweepRecord,
  type TensorStore,
} from '@liesweep/sweep';
import { openRowStore } from './open-row-store.js';
import { openTensorStore } from './open-tensor-store.js';
import { rebuildRows } from './rebuild-rows.js';
import { exampleShard, exampleTrial } from './testing/example-sweep.js';
import { readState } from './testing/row-store-state.js';
import { scratchFolders } from './testing/scratch-folders.js';

const NOW = '2026-03-02T00:00:00.000Z';

const createFolder = scratchFolders();
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function sweepOf(name: string, generators: number): SweepRecord {
  const spec = parseSweepFile(`
name: ${name}
system: { oracles: [squared-norm] }
grid: { dimension: 3, generators: { from: 1, to: ${String(generators)} } }
restarts: 10
`);
  return { sweepId: sweepId(spec), spec, specDigest: specDigest(spec), trialCount: trialCount(spec), createdAt: NOW };
}

/** The rows of the sweep's trials [first, end). */
function shardOf({ spec, specDigest: digest }: SweepRecord, first: number, end: number): ShardRecord {
  const trials = [...enumerateTrials(spec)].slice(first, end).map(({ key, gridPoint, restart }, at) => ({
    ...exampleTrial(first + at),
    ...{ trialKey: key, gridPoint, restart },
  }));
  return { ...exampleShard(first, end), specDigest: digest, trials };
}

describe('rebuildRows', () => {
  let folder = '';
  let tensors: TensorStore;
  const stores: RowStore[] = [];
  const openRows = async (name: string): Promise<RowStore> => {
    const store = await openRowStore(`sqlite:${folder}/${name}.sqlite`);
    stores.push(store);
    return store;
  };
  const publish = (sweep: SweepRecord): Promise<void> =>
    tensors.writeNamed(specName(sweep), new TextEncoder().encode(canonicalJson(sweep.spec)));
  /** As an orchestrator does it: the file first, then the rows. */
  const record = async (rows: RowStore, sweep: SweepRecord, first: number, end: number): Promise<StoredFile> => {
    const shard = shardOf(sweep, first, end);
    const file = await tensors.put(encode(shard), 'json');
    await rows.recordShard(sweep.sweepId, shard);
    return file;
  };

  beforeEach(async () => {
    folder = await createFolder();
    tensors = await openTensorStore(`file:${folder}/tensors`);
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  const small = sweepOf('small', 2);
  const large = sweepOf('large', 4);

  it('brings back every sweep, trial, cell and certificate from the files alone, and changes nothing when repeated', async () => {
    const lost = await openRows('lost');
    for (const sweep of [small, large]) {
      await lost.saveSweep(sweep);
      await publish(sweep);
    }
    await record(lost, small, 0, 7);
    await record(lost, small, 7, 20);
    await record(lost, large, 20, 33);
    const keys = [...enumerateTrials(large.spec)].map(({ key }) => key);
    await lost.adoptRecorded(large.sweepId, keys);
    await tensors.put(encode('no shard, and not named as one'), 'safetensors');

    const rows = await openRows('rebuilt');
    expect(await rebuildRows(rows, tensors, NOW)).toEqual({ sweeps: 2, shards: 3, added: 20 + 13 + 20, problems: [] });
    for (const { sweepId: id } of [small, large]) {
      expect(await rows.sweep(id)).toEqual(await lost.sweep(id));
      expect(await readState(rows, id)).toEqual(await readState(lost, id));
    }
    const before = await readState(rows, large.sweepId);
    expect(await rebuildRows(rows, tensors, '2030-01-01T00:00:00.000Z')).toMatchObject({ added: 0, problems: [] });
    expect(await readState(rows, large.sweepId)).toEqual(before);
    expect((await rows.sweep(large.sweepId))?.createdAt).toBe(NOW);
  });

  it('a damaged file, and one without a specification, cost their own rows and are told', async () => {
    const lost = await openRows('lost');
    await lost.saveSweep(small);
    await lost.saveSweep(large);
    await publish(small);
    const damaged = await record(lost, small, 0, 7);
    const orphan = await record(lost, large, 20, 33);
    await record(lost, small, 7, 20);
    await writeFile(join(folder, 'tensors', damaged.uri), '{');
    await tensors.writeNamed('specs/of-nothing.json', encode(1));

    const rows = await openRows('rebuilt');
    const { problems, ...counts } = await rebuildRows(rows, tensors, NOW);
    expect(counts).toEqual({ sweeps: 1, shards: 1, added: 13 });
    expect(problems).toHaveLength(3);
    for (const text of [damaged.uri, orphan.uri, 'specs/of-nothing.json']) {
      expect(problems.join('\n')).toContain(text);
    }
  });

  it('brings back a sweep that was extended under the name that it has', async () => {
    const lost = await openRows('lost');
    await lost.saveSweep(small);
    await publish(small);
    await record(lost, small, 0, 20);
    const extended = { ...large, sweepId: small.sweepId };
    await lost.extendSweep(extended);
    await publish(extended);
    await record(lost, extended, 20, 33);

    const rows = await openRows('rebuilt');
    expect(await rebuildRows(rows, tensors, NOW)).toEqual({ sweeps: 1, shards: 2, added: 33, problems: [] });
    expect(await rows.sweeps()).toEqual(await lost.sweeps());
    expect(await readState(rows, small.sweepId)).toEqual(await readState(lost, small.sweepId));
  });

  it('fills the gaps of a store that is in use', async () => {
    const rows = await openRows('in-use');
    await rows.saveSweep(small);
    await publish(small);
    await record(rows, small, 0, 7);
    await tensors.put(encode(shardOf(small, 7, 20)), 'json');
    expect(await rebuildRows(rows, tensors, NOW)).toEqual({ sweeps: 1, shards: 2, added: 13, problems: [] });
    expect(await rows.progress(small.sweepId)).toMatchObject({ recorded: 20, trialCount: 40 });
  });
});
