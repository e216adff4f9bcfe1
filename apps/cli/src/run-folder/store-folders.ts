import { dirname } from 'node:path';
import type { StoreLocations } from '../config.js';
import { storePath } from './store-path.js';

/** The folders that stores on this machine lie in; a store elsewhere has none. */
export function storeFolders({ rows, tensors }: StoreLocations): readonly string[] {
  const [database, folder] = [storePath(rows), storePath(tensors)];
  return [...(database === undefined ? [] : [dirname(database)]), ...(folder === undefined ? [] : [folder])];
}
