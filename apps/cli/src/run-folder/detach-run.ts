import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { copyFileTensorStore, copySqliteRowStore, openRowStore } from '@liesweep/storage';
import type { RowStore } from '@liesweep/sweep';
import { storeLocations, type Config, type StoreLocations } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { createWritableFolders } from './create-writable-folders.js';
import { isThere, locateStores } from './locate-stores.js';
import { findNamedFolder } from './open-run.js';
import type { RunFolder } from './run-folder.js';
import { lockRun } from './run-lock.js';
import { readManifest, writeManifest, type RunManifest } from './run-manifest.js';
import { storePath } from './store-path.js';

/** What became of a run that was to be detached. */
export interface Detached {
  readonly folder: string;
  readonly stores: StoreLocations;
  /** False where it had stores of its own already. */
  readonly hasChanged: boolean;
}

/**
 * Gives the folder of a run stores of its own, inside it: a copy of the rows of its sweep and of the tensors. From then on
 * it shares nothing, and can be moved, passed on and continued by itself. The stores that it had stay as they are.
 *
 * @throws BadInputError when there is no such folder, its stores are gone, or a server keeps them; store errors
 */
export async function detachRun(run: string, config: Config, onWait: (sentence: string) => void): Promise<Detached> {
  const folder = await findNamedFolder(run, config);
  const manifest = readManifest(folder.manifest);
  if (manifest === undefined) {
    throw new BadInputError({
      happened: `There is no folder of a run at ${run}.`,
      remedy: 'Give the folder of a run.',
    });
  }
  const stores = storeLocations(config, process.cwd(), locateStores(manifest, folder.path));
  const [rowsFile, tensorFolder] = [storePath(stores.rows), storePath(stores.tensors)];
  if (rowsFile === undefined || tensorFolder === undefined) {
    throw new BadInputError({
      happened: 'Only rows in SQLite and tensors in a folder can be copied into the folder of a run.',
      remedy: 'Name other stores by LIESWEEP_ROWS and LIESWEEP_TENSORS, or give a new folder with `run --out`.',
    });
  }
  if (!relative(folder.path, rowsFile).startsWith('..')) {
    return { folder: folder.path, stores, hasChanged: false };
  }
  if (!isThere(stores.rows) || !isThere(stores.tensors)) {
    throw new BadInputError({ happened: `The stores of ${folder.path} are gone: ${stores.rows}, ${stores.tensors}.` });
  }
  createWritableFolders([folder.work]);
  const lock = await lockRun(folder.lock, { onWait });
  try {
    return await copyStores(folder, manifest, { rowsFile, tensorFolder });
  } finally {
    lock.release();
  }
}

async function copyStores(
  folder: RunFolder,
  manifest: RunManifest,
  { rowsFile, tensorFolder }: { readonly rowsFile: string; readonly tensorFolder: string },
): Promise<Detached> {
  const { sweepId, specDigest, wallSeconds } = manifest;
  const draft = join(folder.work, 'stores');
  const place = join(folder.path, 'stores');
  for (const leftOver of [draft, place]) rmSync(leftOver, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  await withRows(`sqlite:${rowsFile}`, () => Promise.resolve()); // brings its schema up to date
  copySqliteRowStore(rowsFile, join(draft, 'liesweep.sqlite'));
  await copyFileTensorStore(tensorFolder, join(draft, 'tensors'));
  const rowStore = await withRows(`sqlite:${join(draft, 'liesweep.sqlite')}`, async (rows) => {
    for (const other of await rows.sweeps()) {
      if (other.sweepId !== sweepId) await rows.deleteSweep(other.sweepId);
    }
    return rows.identity();
  });
  renameSync(draft, place); // there whole or not at all
  const stores = { rows: `sqlite:${join(place, 'liesweep.sqlite')}`, tensors: `file:${join(place, 'tensors')}` };
  const runId = randomUUID();
  await writeManifest(folder.manifest, { sweepId, specDigest, stores, rowStore, runId, wallSeconds });
  return { folder: folder.path, stores, hasChanged: true };
}

async function withRows<Result>(uri: string, use: (rows: RowStore) => Promise<Result>): Promise<Result> {
  const rows = await openRowStore(uri);
  try {
    return await use(rows);
  } finally {
    await rows.close();
  }
}
