import { dirname, join, resolve } from 'node:path';
import { storePath } from '../run-folder/store-path.js';
import type { StoreLocations } from '../config.js';

/** The files of a page that is served, all in the folder of its runs; nothing of them is lost when they are deleted. */
export interface UiFolder {
  /** The folder of the runs. */
  readonly runs: string;
  readonly work: string;
  /** Held by the process that serves the page. */
  readonly lock: string;
  /** Which process serves the page, and where its servers are. */
  readonly deployment: string;
  readonly log: string;
  readonly temporalPid: string;
}

/** The files of the page over a row store: beside its file, or in `runs` of the current folder where a server keeps it. */
export function uiFolder({ rows }: Pick<StoreLocations, 'rows'>, currentFolder = process.cwd()): UiFolder {
  const database = storePath(rows);
  const runs = database === undefined ? resolve(currentFolder, 'runs') : dirname(database);
  const work = join(runs, '.ui');
  return {
    ...{ runs, work },
    lock: join(work, 'lock.json'),
    deployment: join(work, 'deployment.json'),
    log: join(work, 'log.ndjson'),
    temporalPid: join(work, 'temporal.json'),
  };
}
