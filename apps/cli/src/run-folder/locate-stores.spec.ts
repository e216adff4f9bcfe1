import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRowStore } from '@liesweep/storage';
import type { StoreLocations } from '../config.js';
import { locateStores } from './locate-stores.js';
import { refuseCopy } from './refuse-copy.js';
import { runFolder } from './run-folder.js';
import { readManifest, writeManifest, type RunManifest } from './run-manifest.js';

const SWEEP = { sweepId: 'x-00000000', specDigest: 'sha256:00' };

describe('the stores of a run', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'liesweep-locate-')));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function storesIn(runs: string): StoreLocations {
    return { rows: `sqlite:${runs}/liesweep.sqlite`, tensors: `file:${runs}/store` };
  }

  /** Makes `runs` with stores and one run; returns the run's folder. */
  async function makeRun(runs: string, stores = storesIn(runs), folder = join(runs, 'x')): Promise<string> {
    mkdirSync(join(runs, 'store'), { recursive: true });
    mkdirSync(folder, { recursive: true });
    const rows = await openRowStore(stores.rows);
    const content = { ...SWEEP, stores, rowStore: await rows.identity(), runId: 'run', wallSeconds: 1 };
    await rows.close();
    await writeManifest(join(folder, 'run.json'), content);
    return folder;
  }

  function manifestOf(folder: string): RunManifest {
    const manifest = readManifest(runFolder(folder).manifest);
    if (manifest === undefined) throw new Error(`no manifest in ${folder}`);
    return manifest;
  }

  const located = (folder: string): Partial<StoreLocations> => locateStores(manifestOf(folder), folder);

  /** Throws where a folder is a copy that would share its rows. */
  function open(folder: string): void {
    refuseCopy(runFolder(folder), manifestOf(folder), { ...storesIn(root), ...located(folder) });
  }

  it('are those beside the folder, wherever both have gone', async () => {
    const [a, b] = [join(root, 'a'), join(root, 'b')];
    await makeRun(a);
    renameSync(a, b);
    expect(located(join(b, 'x'))).toEqual(storesIn(b));
    open(join(b, 'x'));
  });

  it('are those of the copy where all was copied, and those of the original where the folder alone was moved', async () => {
    const [a, b] = [join(root, 'a'), join(root, 'b')];
    await makeRun(a);
    cpSync(a, b, { recursive: true });
    expect(located(join(b, 'x'))).toEqual(storesIn(b));
    open(join(b, 'x'));
    renameSync(join(a, 'x'), join(root, 'x'));
    expect(located(join(root, 'x'))).toEqual(storesIn(a));
    open(join(root, 'x'));
  });

  it('are never those of another project that the folder has been moved into', async () => {
    const [a, b] = [join(root, 'a'), join(root, 'b')];
    await makeRun(a);
    await makeRun(b);
    const moved = join(b, 'moved');
    renameSync(join(a, 'x'), moved);
    expect(located(moved)).toEqual(storesIn(a));
    open(moved);
  });

  it('are refused to a copy of the folder, also after all of it was moved, until one of the two is gone', async () => {
    const [a, b] = [join(root, 'a'), join(root, 'b')];
    await makeRun(a);
    cpSync(join(a, 'x'), join(a, 'copy'), { recursive: true });
    expect(() => {
      open(join(a, 'copy'));
    }).toThrow(`is a copy of the run ${join(a, 'x')}`);
    open(join(a, 'x'));
    renameSync(a, b);
    open(join(b, 'x'));
    expect(() => {
      open(join(b, 'copy'));
    }).toThrow(`is a copy of the run ${join(b, 'x')}`);
    rmSync(join(b, 'x'), { recursive: true });
    open(join(b, 'copy'));
  });

  it('may be shared by folders that were given one sweep on purpose', async () => {
    const a = join(root, 'a');
    await makeRun(a);
    await makeRun(a, storesIn(a), join(root, 'out'));
    open(join(root, 'out'));
    open(join(a, 'x'));
  });

  it('are taken as they are named where a server keeps them', async () => {
    const folder = await makeRun(join(root, 'a'));
    const manifest = manifestOf(folder);
    if (manifest.formatVersion === 1) throw new Error('written in the current version');
    const shared = { uri: 'postgres://host/db', path: null, id: manifest.rows.id };
    expect(locateStores({ ...manifest, rows: shared }, folder).rows).toBe('postgres://host/db');
  });

  it('that are gone are nowhere, or where their folder still is', async () => {
    const a = join(root, 'a');
    const folder = await makeRun(a);
    rmSync(join(a, 'liesweep.sqlite'));
    expect(located(folder)).toEqual(storesIn(a));
    const alone = join(root, 'alone/x');
    mkdirSync(join(root, 'alone'));
    renameSync(folder, alone);
    const manifest = manifestOf(alone);
    rmSync(a, { recursive: true });
    rmSync(join(root, 'alone/store'), { force: true, recursive: true });
    expect(locateStores(manifest, alone)).toEqual(storesIn(join(root, 'alone')));
  });
});
