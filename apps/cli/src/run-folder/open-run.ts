import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { openRowStore, openTensorStore, withoutPassword } from '@liesweep/storage';
import type { RowStore, SweepRecord, TensorStore } from '@liesweep/sweep';
import { storeLocations, type Config, type StoreLocations } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { findSweep } from './find-sweep.js';
import { isThere, locateStores } from './locate-stores.js';
import { refuseCopy } from './refuse-copy.js';
import { runFolder, type RunFolder } from './run-folder.js';
import { readManifest, type RunManifest } from './run-manifest.js';

/** A recorded run. */
export interface OpenRun {
  readonly folder: RunFolder;
  /** Undefined when the folder of the run is gone; the run itself is in the stores. */
  readonly manifest: RunManifest | undefined;
  readonly record: SweepRecord;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
}

/**
 * Opens the stores of a run.
 *
 * @param run folder of a run, its sweep id or the beginning of it, a name, or `@last`
 * @throws BadInputError when there is no such run, or more than one; StoreUnavailableError, CorruptStoreError
 */
export async function openRun(run: string, config: Config): Promise<OpenRun> {
  const folder = findRunFolder(run);
  const manifest = readManifest(folder.manifest);
  const stores = storesOfRun(folder, manifest, config);
  if (!isThere(stores.rows)) {
    throw unknownRun(run, stores);
  }
  const rows = await openRowStore(stores.rows);
  const id = manifest?.sweepId ?? basename(run);
  let record: SweepRecord | undefined;
  try {
    record = (await rows.sweep(id)) ?? (manifest === undefined ? await findSweep(run, rows) : undefined);
    if (record === undefined) throw unknownRun(run, stores);
  } catch (error) {
    await rows.close();
    throw error;
  }
  if (record.sweepId !== id) {
    await rows.close();
    return openRun(record.sweepId, config);
  }
  return { folder, manifest, record, rows, tensors: await openTensorStore(stores.tensors) };
}

/** The folder that a run's path or id means, whether there is one or not. */
function findRunFolder(run: string): RunFolder {
  const path = [resolve(run), resolve('runs', run)].find((candidate) => existsSync(runFolder(candidate).manifest));
  return runFolder(path ?? resolve('runs', basename(run)));
}

/**
 * The folder that a run's path or id means, or the beginning of an id, a name or `@last`, whether there is one or not.
 *
 * @throws BadInputError when a word means more than one run
 */
export async function findNamedFolder(run: string, config: Config): Promise<RunFolder> {
  const folder = findRunFolder(run);
  if (existsSync(folder.manifest)) return folder;
  const rows = await openRuns(config);
  try {
    const record = rows === undefined ? undefined : await findSweep(run, rows);
    return record === undefined ? folder : findRunFolder(record.sweepId);
  } finally {
    await rows?.close();
  }
}

/**
 * The stores of a run: the environment's, else its own where they are now, else the ones in the current folder's `runs`.
 *
 * @throws BadInputError when its folder is a copy and would share them with its original
 */
export function storesOfRun(folder: RunFolder, manifest: RunManifest | undefined, config: Config): StoreLocations {
  const own = manifest === undefined ? undefined : locateStores(manifest, folder.path);
  const stores = storeLocations(config, process.cwd(), own);
  if (manifest !== undefined) refuseCopy(folder, manifest, stores);
  return stores;
}

/** Opens the row store of the current folder; undefined when there is none yet. */
export async function openRuns(config: Config): Promise<RowStore | undefined> {
  const stores = storeLocations(config, process.cwd());
  return isThere(stores.rows) ? openRowStore(stores.rows) : undefined; // looking at runs makes no store
}

/** There is no such run in the row store. */
export class UnknownRunError extends BadInputError {}

function unknownRun(run: string, { rows }: StoreLocations): UnknownRunError {
  return new UnknownRunError({
    happened: `There is no run ${run} in ${withoutPassword(rows)}.`,
    remedy: 'Give the folder of a run, its id or the beginning of it, or @last; `liesweep list` lists them.',
  });
}
