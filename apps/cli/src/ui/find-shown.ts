import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { storeLocations, type Config, type StoreLocations } from '../config.js';
import { openRun } from '../run-folder/open-run.js';
import { storesOfRun } from '../run-folder/open-run.js';
import { runFolder } from '../run-folder/run-folder.js';
import { readManifest } from '../run-folder/run-manifest.js';

/** What a page is to show. */
export interface ShownRuns {
  readonly stores: StoreLocations;
  /** The sweep whose view is opened; undefined for the list of all. */
  readonly sweepId: string | undefined;
}

/**
 * What the page is to show: a folder of runs, or one run of it.
 *
 * @param run a folder of runs, the folder of a run, its id or the beginning of it, or `@last`; undefined for the runs of the
 *   current folder
 * @throws BadInputError when there is no such run
 */
export async function findShown(run: string | undefined, config: Config): Promise<ShownRuns> {
  if (run === undefined) return { stores: storeLocations(config, process.cwd()), sweepId: undefined };
  const path = resolve(run);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (isFolder && !existsSync(runFolder(path).manifest)) {
    return { stores: storesIn(path, config), sweepId: undefined };
  }
  const { record, rows, folder } = await openRun(run, config);
  await rows.close();
  return { stores: storesOfRun(folder, readManifest(folder.manifest), config), sweepId: record.sweepId };
}

/**
 * The stores of a folder of runs, or of the folder that holds one.
 *
 * @throws BadInputError when it has files, and none of them is a row store
 */
function storesIn(folder: string, config: Config): StoreLocations {
  const own = [folder, join(folder, 'runs')].find((each) => existsSync(join(each, 'liesweep.sqlite')));
  if (own === undefined && config.rows === undefined) {
    throw new BadInputError({
      happened: `There are no runs in ${folder}.`,
      remedy:
        'Give a folder that holds `liesweep.sqlite`, the folder of a run, or nothing for the runs of the current folder.',
    });
  }
  const remembered = {
    rows: `sqlite:${join(own ?? folder, 'liesweep.sqlite')}`,
    tensors: `file:${join(own ?? folder, 'store')}`,
  };
  return storeLocations(config, process.cwd(), remembered);
}
