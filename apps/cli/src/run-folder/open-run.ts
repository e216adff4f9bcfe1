import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { openRowStore, openTensorStore, withoutPassword } from '@liesweep/storage';
import type { RowStore, SweepRecord, TensorStore } from '@liesweep/sweep';
import { storeLocations, type Config, type StoreLocations } from '../config.js';
import { BadInputError } from '../errors/cli-error.js';
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
 * @param run folder of a run, or its sweep id
 * @throws BadInputError when there is no such run; StoreUnavailableError, CorruptStoreError
 */
export async function openRun(run: string, config: Config): Promise<OpenRun> {
  const path = [resolve(run), resolve('runs', run)].find((candidate) => existsSync(runFolder(candidate).manifest));
  const folder = runFolder(path ?? resolve('runs', basename(run)));
  const manifest = readManifest(folder.manifest);
  const stores = storeLocations(config, process.cwd(), manifest);
  if (!isThere(stores)) {
    throw unknownRun(run, stores);
  }
  const rows = await openRowStore(stores.rows);
  const record = await rows.sweep(manifest?.sweepId ?? basename(run));
  if (record === undefined) {
    await rows.close();
    throw unknownRun(run, stores);
  }
  return { folder, manifest, record, rows, tensors: await openTensorStore(stores.tensors) };
}

/** Opens the row store of the current folder; undefined when there is none yet. */
export async function openRuns(config: Config): Promise<RowStore | undefined> {
  const stores = storeLocations(config, process.cwd());
  return isThere(stores) ? openRowStore(stores.rows) : undefined;
}

/** Looking at runs makes no store where there is none. */
function isThere({ rows }: StoreLocations): boolean {
  return !rows.startsWith('sqlite:') || existsSync(rows.slice('sqlite:'.length));
}

function unknownRun(run: string, { rows }: StoreLocations): BadInputError {
  return new BadInputError({
    happened: `There is no run ${run} in ${withoutPassword(rows)}.`,
    remedy: 'Give the folder of a run, or its id; `liesweep status` lists them.',
  });
}
