import { dirname } from 'node:path';
import type { StoreLocations } from '../config.js';

/** The folders that stores on this machine lie in; a store elsewhere has none. */
export function storeFolders({ rows, tensors }: StoreLocations): readonly string[] {
  return [
    ...(rows.startsWith('sqlite:') ? [dirname(rows.slice('sqlite:'.length))] : []),
    ...(tensors.startsWith('file:') ? [tensors.slice('file:'.length)] : []),
  ];
}
