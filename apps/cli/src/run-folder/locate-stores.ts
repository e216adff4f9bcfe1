import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { peekSqlite } from '@liesweep/storage';
import type { StoreLocations } from '../config.js';
import type { RunManifest } from './run-manifest.js';
import { storePath } from './store-path.js';

/** Where a store may be, the likeliest place first. */
type Candidates = readonly string[];

/**
 * Where the stores of a run are now.
 *
 * A run's folder may have been moved with its stores, or without, or the stores alone. So a store is looked for where it lies
 * from the folder as it did, then where it was; and a row store counts only where it is the one of the run.
 *
 * @param folder of the run, absolute
 * @returns without a store that is gone with the folder that it lay in
 */
export function locateStores(manifest: RunManifest, folder: string): Partial<StoreLocations> {
  const rows = places(manifest.rows, folder);
  const chosen =
    rows.find((uri) => isThere(uri) && isRowStoreOf(manifest, uri)) ??
    rows.find((uri) => isThere(uri)) ??
    rows.find((uri) => isThere(dirname(uri)));
  // Tensors lie with their rows: beside the folder, or where both were.
  const besideFolder = places(manifest.tensors, folder);
  const tensors = chosen === rows[0] ? besideFolder : besideFolder.toReversed();
  const files = tensors.find((uri) => isThere(uri)) ?? tensors.find((uri) => isThere(dirname(uri)));
  return { ...(chosen !== undefined && { rows: chosen }), ...(files !== undefined && { tensors: files }) };
}

/** Whether a store is there; of one that a server keeps only asking would tell. */
export function isThere(uri: string): boolean {
  const path = storePath(uri);
  return path === undefined || existsSync(path);
}

function places(store: RunManifest['rows' | 'tensors'], folder: string): Candidates {
  // Version 1 says where a store was, and not how it lay from the folder: in most runs, beside it.
  const uri = typeof store === 'string' ? store : store.uri;
  const absolute = storePath(uri);
  if (absolute === undefined) return [uri];
  const path = typeof store === 'string' ? join('..', basename(absolute)) : store.path;
  const scheme = uri.slice(0, uri.length - absolute.length);
  return path === null ? [uri] : [`${scheme}${resolve(folder, path)}`, uri];
}

/** One that cannot be looked into may be it; opening it says what is wrong. */
function isRowStoreOf({ rows, sweepId, specDigest }: RunManifest, uri: string): boolean {
  const path = storePath(uri);
  const peek = path === undefined ? undefined : peekSqlite(path, sweepId, specDigest);
  if (peek === undefined) return true;
  return typeof rows === 'string' || peek.identity === undefined ? peek.hasSweep : peek.identity === rows.id;
}
