import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { withoutPassword } from '@liesweep/storage';
import type { StoreLocations } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { locateStores } from './locate-stores.js';
import { runFolder, type RunFolder } from './run-folder.js';
import { inodeOf, readManifest, type RunManifest } from './run-manifest.js';
import { storePath } from './store-path.js';

/**
 * Refuses the copy of a run's folder that would share a row store with its original: each would train and delete what the
 * other has. A folder that was moved, or copied together with its stores, has them to itself.
 *
 * @param stores that are about to be used
 * @throws BadInputError that says how to go on
 */
export function refuseCopy(folder: RunFolder, manifest: RunManifest, stores: StoreLocations): void {
  const original = originalsOf(folder, manifest, stores.rows).find((path) => {
    const other = manifestAt(path);
    return other !== undefined && isSameRun(folder, manifest, path, other) && sharesRows(path, other, stores.rows);
  });
  if (original === undefined) return;
  throw new BadInputError({
    happened: `${folder.path} is a copy of the run ${original}, and both would use ${withoutPassword(stores.rows)}.`,
    safe: 'Nothing was changed.',
    remedy: [
      `Go on in ${original}, or remove that one of the two folders that is not needed.`,
      `To keep both, give the copy stores of its own: liesweep detach ${folder.path}`,
    ].join('\n'),
  });
}

/** Where the folder that this one may be a copy of can lie: where it was, and where it would be if all had been moved. */
function originalsOf(folder: RunFolder, manifest: RunManifest, rowsNow: string): readonly string[] {
  const here = realpathSync(folder.path);
  const rowsBefore = storePath(typeof manifest.rows === 'string' ? manifest.rows : manifest.rows.uri);
  const now = storePath(rowsNow);
  const home =
    manifest.formatVersion === 2
      ? manifest.folder.path
      : rowsBefore === undefined
        ? undefined
        : join(dirname(rowsBefore), manifest.sweepId);
  if (home === undefined || home === here) return [];
  if (manifest.formatVersion === 2 && manifest.folder.inode === inodeOf(here)) return []; // it was moved
  const moved =
    rowsBefore === undefined || now === undefined ? [] : [resolve(dirname(now), relative(dirname(rowsBefore), home))];
  return [home, ...moved].filter((path) => existsSync(path) && inodeOf(path) !== inodeOf(here));
}

/** Version 1 has no id: there a copy is known by its every byte, once something has been trained. */
function isSameRun(folder: RunFolder, manifest: RunManifest, path: string, other: RunManifest): boolean {
  if (manifest.formatVersion === 2) return other.formatVersion === 2 && other.folder.id === manifest.folder.id;
  const texts = [folder, runFolder(path)].map(({ manifest: file }) => readFileSync(file, 'utf8'));
  return manifest.wallSeconds > 0 && texts[0] === texts[1];
}

function sharesRows(path: string, other: RunManifest, rows: string): boolean {
  const theirs = locateStores(other, path).rows;
  if (theirs === undefined) return false;
  const [one, two] = [storePath(theirs), storePath(rows)];
  if (one === undefined || two === undefined) return withoutPassword(theirs) === withoutPassword(rows);
  return existsSync(one) && existsSync(two) && isSameFile(one, two);
}

function isSameFile(one: string, two: string): boolean {
  const [a, b] = [one, two].map((path) => statSync(path, { bigint: true }));
  return a?.dev === b?.dev && a?.ino === b?.ino;
}

/** A manifest that cannot be read is no original. */
function manifestAt(path: string): RunManifest | undefined {
  try {
    return readManifest(runFolder(path).manifest);
  } catch {
    return undefined;
  }
}
