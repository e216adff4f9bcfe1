import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  canonicalJson,
  ENGINE_VERSION,
  enumerateTrials,
  parseSweepFile,
  specDigest,
  specName,
  StoreUnavailableError,
  sweepId,
  trialCount,
  type RowStore,
  type ShardRecord,
  type StoredFile,
  type SweepRecord,
  type TensorStore,
} from '@liesweep/sweep';
import { recordedEngine } from './engine-of.js';
import { openRowStore } from './open-row-store.js';
import { openTensorStore } from './open-tensor-store.js';
import { rebuildRows } from './rebuild-rows.js';
import { exampleShard, exampleTrial } from './testing/example-sweep.js';
import { giveEngine } from './testing/give-engine.js';
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

const OLD_ENGINE = '0';

/** A record as another engine leaves it. */
function byEngine(engine: string, record: ShardRecord): ShardRecord {
  const trials = record.trials.map((trial) => ({
    ...trial,
    trialKey: trial.trialKey.replace(`/engine=${ENGINE_VERSION}`, `/engine=${engine}`),
  }));
  return { ...record, trials };
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
    expect(await rebuildRows(rows, tensors, NOW)).toEqual({
      ...{ sweeps: 2, shards: 3, added: 20 + 13 + 20 },
      ...{ skipped: 0, problems: [] },
    });
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
    expect(counts).toEqual({ sweeps: 1, shards: 1, added: 13, skipped: 3 });
    expect(problems).toHaveLength(3);
    for (const text of [damaged.uri, orphan.uri, 'specs/of-nothing.json']) {
      expect(problems.join('\n')).toContain(text);
    }
  });

  /** What lies in the place of a shard's file, and what is said of it. */
  const ODD_FILES: readonly (readonly [what: string, make: (path: string) => Promise<unknown>, said: string])[] = [
    ['a text that is no JSON', (path) => writeFile(path, '{'), 'expected sha256:'],
    ['an empty file', (path) => writeFile(path, ''), 'expected sha256:'],
    ['a file of 3 GB', (path) => writeFile(path, '').then(() => truncate(path, 3e9)), 'bytes, got 3000000000'],
    ['a pipe', (path) => Promise.resolve(execFileSync('mkfifo', [path])), 'expected a file, got a pipe'],
    ['a folder', (path) => mkdir(path), 'expected a file, got a folder'],
    ['a folder with files', (path) => mkdir(join(path, 'x.json'), { recursive: true }), 'got a folder'],
    ['a link that leads nowhere', (path) => symlink('/nowhere/at/all', path), 'missing from'],
    ['a link to itself', (path) => symlink(path, path), 'too many symbolic links'],
    ['a link to a device', (path) => symlink('/dev/zero', path), 'expected a file, got a device'],
    ['a link to a folder', (path) => symlink('/tmp', path), 'expected a file, got a folder'],
  ];

  it.each(ODD_FILES)('%s is skipped and named, and costs the other files nothing', async (_, make, said) => {
    await publish(small);
    await tensors.put(encode(shardOf(small, 0, 7)), 'json');
    await tensors.put(encode(shardOf(small, 7, 20)), 'json');
    const names = ['00', 'ff'].flatMap((two) => [
      `shards/${two}/${two.repeat(32)}.json`,
      `specs/small/${two.repeat(32)}.json`,
    ]);
    for (const name of names) {
      await mkdir(dirname(join(folder, 'tensors', name)), { recursive: true });
      await make(join(folder, 'tensors', name));
    }
    const { problems, ...counts } = await rebuildRows(await openRows('rebuilt'), tensors, NOW);
    expect(counts).toEqual({ sweeps: 1, shards: 2, added: 20, skipped: 4 });
    for (const name of names) {
      const own = problems.filter((problem) => problem.startsWith(`${name}: `));
      expect(own).toHaveLength(1);
      if (name.startsWith('shards')) expect(own[0]).toContain(said);
    }
  });

  it('a file that the store cannot give is skipped, and a store that gives nothing ends it', async () => {
    await publish(small);
    const unreadable = await tensors.put(encode(shardOf(small, 0, 7)), 'json');
    await tensors.put(encode(shardOf(small, 7, 20)), 'json');
    const fault = new StoreUnavailableError('the disk reports an input/output error');
    const read = tensors.read.bind(tensors);
    jest
      .spyOn(tensors, 'read')
      .mockImplementation((file) => (file.uri === unreadable.uri ? Promise.reject(fault) : read(file)));
    const { problems, ...counts } = await rebuildRows(await openRows('rebuilt'), tensors, NOW);
    expect(counts).toEqual({ sweeps: 1, shards: 1, added: 13, skipped: 1 });
    expect(problems).toEqual([`${unreadable.uri}: the disk reports an input/output error`]);

    const list = tensors.list.bind(tensors);
    let isFirst = true;
    jest.spyOn(tensors, 'list').mockImplementation((stored) => {
      if (stored === 'shards' || isFirst) {
        isFirst = false;
        return list(stored);
      }
      throw fault;
    });
    await expect(rebuildRows(await openRows('other'), tensors, NOW)).rejects.toBe(fault);
  });

  it('of two sweeps with one id the one that is recorded stays, and the other is told', async () => {
    const spec = { ...small.spec, seed: 2 };
    const other = { ...small, spec, specDigest: specDigest(spec) };
    for (const sweep of [small, other]) {
      await publish(sweep);
      await tensors.put(encode(shardOf(sweep, 0, 7)), 'json');
    }
    const rows = await openRows('rebuilt');
    const { problems, ...counts } = await rebuildRows(rows, tensors, NOW);
    expect(counts).toEqual({ sweeps: 1, shards: 1, added: 7, skipped: 2 });
    expect(problems.join('\n')).toContain(`${specName(other)}: another sweep has the id ${small.sweepId}`);
    expect(await rows.sweeps()).toEqual([small]);

    const inUse = await openRows('in-use');
    await inUse.saveSweep(other);
    expect(await rebuildRows(inUse, tensors, NOW)).toMatchObject({ sweeps: 1, shards: 1, added: 7, skipped: 2 });
    expect(await inUse.sweeps()).toEqual([other]);
  });

  it('brings back a sweep that was extended under the name that it has', async () => {
    const lost = await openRows('lost');
    await lost.saveSweep(small);
    await publish(small);
    await record(lost, small, 0, 20);
    const extended = { ...sweepOf('small', 4), sweepId: small.sweepId };
    await lost.extendSweep(extended);
    await publish(extended);
    await record(lost, extended, 20, 33);

    const rows = await openRows('rebuilt');
    expect(await rebuildRows(rows, tensors, NOW)).toEqual({
      ...{ sweeps: 1, shards: 2, added: 33 },
      ...{ skipped: 0, problems: [] },
    });
    expect(await rows.sweeps()).toEqual(await lost.sweeps());
    expect(await readState(rows, small.sweepId)).toEqual(await readState(lost, small.sweepId));
  });

  it('S21: trials that are none of their sweep stay out, and are told with their number and the reason', async () => {
    await publish(small);
    const { trials, ...rest } = shardOf(small, 0, 7);
    const [first = exampleTrial(0), second = exampleTrial(1), ...others] = trials;
    const forged = await tensors.put(
      encode({ ...rest, trials: [{ ...first, restart: 10 }, { ...second, trialKey: 'forged' }, ...others] }),
      'json',
    );
    const old = await tensors.put(encode(byEngine(OLD_ENGINE, shardOf(small, 7, 20))), 'json');

    const rows = await openRows('rebuilt');
    const { problems, ...counts } = await rebuildRows(rows, tensors, NOW);
    expect(counts).toEqual({ sweeps: 1, shards: 1, added: 5, skipped: 1 });
    expect(problems.toSorted()).toEqual(
      [
        `${forged.uri}: 1 of 7 trials left out, the first at position 0: the grid has no such grid point or restart`,
        `${forged.uri}: 1 of 7 trials left out, the first at position 1: the key is not that of the grid point and restart`,
        `${old.uri}: 13 of 13 trials left out, the first at position 0: trained by engine ${OLD_ENGINE}, and this is engine ${ENGINE_VERSION}`,
        `${old.uri}: the certificate is left out: of its system and n no trial is recorded with it`,
      ].toSorted(),
    );
    expect(await rows.progress(small.sweepId)).toMatchObject({ recorded: 5 });
  });

  it('S22: what another engine has recorded stays until the sweep goes on, and is told', async () => {
    const rows = await openRows('in-use');
    await rows.saveSweep(small);
    await publish(small);
    await rows.recordShard(small.sweepId, shardOf(small, 0, 7));
    await giveEngine(`sqlite:${folder}/in-use.sqlite`, OLD_ENGINE);
    await tensors.put(encode(byEngine(OLD_ENGINE, shardOf(small, 0, 7))), 'json');
    const before = await readState(rows, small.sweepId);
    const { problems, added } = await rebuildRows(rows, tensors, NOW);
    expect(added).toBe(0);
    expect(problems.join()).toContain(`sweep ${small.sweepId}: its 7 recorded trials are of engine ${OLD_ENGINE}`);
    expect(await readState(rows, small.sweepId)).toEqual(before);

    await tensors.put(encode(shardOf(small, 4, 20)), 'json');
    expect(await rebuildRows(rows, tensors, NOW)).toMatchObject({ shards: 1, added: 16 });
    expect(await recordedEngine(rows, small.sweepId)).toBe(ENGINE_VERSION);
    expect(await rows.progress(small.sweepId)).toMatchObject({ recorded: 16 });
  });

  it('fills the gaps of a store that is in use', async () => {
    const rows = await openRows('in-use');
    await rows.saveSweep(small);
    await publish(small);
    await record(rows, small, 0, 7);
    await tensors.put(encode(shardOf(small, 7, 20)), 'json');
    expect(await rebuildRows(rows, tensors, NOW)).toEqual({
      ...{ sweeps: 1, shards: 2, added: 13 },
      ...{ skipped: 0, problems: [] },
    });
    expect(await rows.progress(small.sweepId)).toMatchObject({ recorded: 20, trialCount: 40 });
  });
});
