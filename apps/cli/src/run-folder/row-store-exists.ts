import { existsSync } from 'node:fs';
import type { StoreLocations } from '../config.js';

/** Whether there is a row store to open: looking at runs makes none. A server is taken to be there. */
export function rowStoreExists({ rows }: Pick<StoreLocations, 'rows'>): boolean {
  return !rows.startsWith('sqlite:') || existsSync(rows.slice('sqlite:'.length));
}
