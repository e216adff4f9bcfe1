import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { openRowStore, openTensorStore } from '@liesweep/storage';
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
  const rows = await openExistingRows(stores, run);
  const record = await rows.sweep(manifest?.sweepId ?? basename(run));
  if (record === undefined) {
    await rows.close();
    throw unknownRun(run, stores);
  }
  return { folder, manifest, record, rows, tensors: await openTensorStore(stores.tensors) };
}

/** Opens the row store of the current folder with all its sweeps. */
export async function openRuns(config: Config): Promise<{ readonly rows: RowStore; readonly records: readonly SweepRecord[] }> {
  const rows = await openExistingRows(storeLocations(config, process.cwd()), undefined);
  return { rows, records: await rows.sweeps() };
}

/** Looking at runs makes no store where there is none. */
async function openExistingRows(stores: StoreLocations, run: string | undefined): Promise<RowStore> {
  const file = stores.rows.startsWith('sqlite:') ? stores.rows.slice('sqlite:'.length) : undefined;
  if (file !== undefined && !existsSync(file)) {
    throw unknownRun(run, stores);
  }
  return openRowStore(stores.rows);
}

function unknownRun(run: string | undefined, { rows }: StoreLocations): BadInputError {
  return new BadInputError({
    happened: run === undefined ? `There are no runs yet: ${rows} does not exist.` : `There is no run ${run} in ${rows}.`,
    remedy: `Give the folder of a run, such as ${join('runs', 'so-n-heat-map-1a2b3c4d')}, or its id; \`liesweep status\` lists them.`,
  });
}
