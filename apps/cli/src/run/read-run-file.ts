import { resolve } from 'node:path';
import { readSweepFile, storedSweep, type SweepFile, UnreadableFileError, withInputFile } from '@liesweep/datasets';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { isFileData, shownPath, type SweepRecord } from '@liesweep/sweep';
import { storeLocations, type Config, type StoreLocations } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { isThere } from '../run-folder/locate-stores.js';
import { storesOfRun } from '../run-folder/open-run.js';
import { runFolder } from '../run-folder/run-folder.js';
import { readManifest } from '../run-folder/run-manifest.js';
import type { RunOptions } from './run-options.js';

/**
 * The sweep file of a run. Where its data file is gone, or is not what the run in the folder began with, the run goes on with
 * the numbers that it stored then, and `say` is told so.
 *
 * @throws BadInputError when the file cannot be used and nothing is stored that could take its place; store errors
 */
export async function readRunFile(
  { file, out }: Pick<RunOptions, 'file' | 'out'>,
  config: Config,
  say: (sentence: string) => void,
): Promise<SweepFile> {
  const given = await attempt(async () => readSweepFile(file));
  const text = (await attempt(() => withInputFile(file, ({ content }) => content().toString('utf8')))).value;
  if (text === undefined || (given.value !== undefined && !isFileData(given.value.spec.data))) return given.take();
  const folder = out === undefined ? undefined : runFolder(resolve(out));
  const manifest = folder === undefined ? undefined : readManifest(folder.manifest);
  if (folder !== undefined && manifest !== undefined) {
    if (given.value?.specDigest === manifest.specDigest) return given.value;
    const stored = await findStored(text, storesOfRun(folder, manifest, config), (records) =>
      records.filter(({ sweepId }) => sweepId === manifest.sweepId),
    );
    if (stored === undefined) return given.take();
    say(`${describeDataFile(stored, given.error)}: the run goes on with the numbers that it stored.`);
    return stored;
  }
  const stores = storeLocations(config, process.cwd());
  if (given.value !== undefined) {
    await tellOfChange(given.value, text, stores, say);
    return given.value;
  }
  if (!isUnreadable(given.error)) return given.take();
  const stored = await findStored(text, stores, (records) => records);
  if (stored === undefined) return given.take();
  say(`${describeDataFile(stored, given.error)}: ${stored.sweepId} goes on with the numbers that it stored.`);
  return stored;
}

/** Says that a new sweep is new because its data file has changed, where an earlier one was made of the same sweep file. */
async function tellOfChange(
  file: SweepFile,
  text: string,
  stores: StoreLocations,
  say: (sentence: string) => void,
): Promise<void> {
  const nameOf = (id: string): string => id.slice(0, id.lastIndexOf('-'));
  const before = await findStored(text, stores, (records) => {
    const namesakes = records.filter(({ sweepId }) => nameOf(sweepId) === nameOf(file.sweepId));
    return namesakes.some(({ specDigest }) => specDigest === file.specDigest) ? [] : namesakes;
  });
  if (before === undefined) return;
  say(
    `${pathOf(file)} has changed since ${before.sweepId} was made of it: this is another sweep, ${file.sweepId}. ` +
      `To go on with the earlier numbers: liesweep run runs/${before.sweepId}`,
  );
}

/** The latest of the chosen sweeps that the text describes, whatever numbers it had. */
async function findStored(
  text: string,
  stores: StoreLocations,
  choose: (records: readonly SweepRecord[]) => readonly SweepRecord[],
): Promise<SweepFile | undefined> {
  if (!isThere(stores.rows) || !isThere(stores.tensors)) return undefined;
  const rows = await openRowStore(stores.rows);
  try {
    const records = choose((await rows.sweeps()).filter(({ spec }) => isFileData(spec.data)));
    if (records.length === 0) return undefined;
    const tensors = await openTensorStore(stores.tensors);
    for (const record of records.toReversed()) {
      const stored = await storedSweep(text, record, tensors);
      if (stored !== undefined) return { ...stored, sweepId: record.sweepId };
    }
    return undefined;
  } finally {
    await rows.close();
  }
}

function describeDataFile(stored: SweepFile, error: unknown): string {
  const state = error === undefined ? 'has changed' : isUnreadable(error) ? 'is gone' : 'cannot be used any more';
  return `${pathOf(stored)} ${state}`;
}

function pathOf({ spec: { data } }: SweepFile): string {
  return isFileData(data) ? shownPath(data) : '';
}

/** Whether the operating system did not let it be read. */
function isUnreadable(error: unknown): boolean {
  return error instanceof BadInputError && error.cause instanceof UnreadableFileError;
}

interface Attempt<Value> {
  readonly value: Value | undefined;
  readonly error: unknown;
  /** The value, or throws the error. */
  take(): Value;
}

async function attempt<Value>(read: () => Value | Promise<Value>): Promise<Attempt<Value>> {
  try {
    const value = await read();
    return { value, error: undefined, take: () => value };
  } catch (error) {
    return {
      value: undefined,
      error,
      take: () => {
        throw error;
      },
    };
  }
}
