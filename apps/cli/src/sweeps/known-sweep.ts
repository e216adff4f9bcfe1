import { openRowStore } from '@liesweep/storage';
import { errorName } from '@liesweep/sweep';
import { underRecordedId } from '@liesweep/sweep-client/records';
import { storeLocations, type Config } from '../config.js';
import type { SweepFile } from '@liesweep/datasets';
import { isThere } from '../run-folder/locate-stores.js';

/**
 * A sweep file under the id that `run` and `submit` would give its sweep here. A row store that cannot be read is passed
 * over: whoever only looks at a file needs none.
 *
 * @throws SweepConflictError when a sweep that computes something else has the id
 */
export async function knownSweep(file: SweepFile, config: Config): Promise<SweepFile> {
  const stores = storeLocations(config, process.cwd());
  if (!isThere(stores.rows)) return file;
  try {
    const rows = await openRowStore(stores.rows);
    try {
      return await underRecordedId(file, rows);
    } finally {
      await rows.close();
    }
  } catch (error) {
    if (PASSED_OVER.has(errorName(error))) return file;
    throw error;
  }
}

const PASSED_OVER: ReadonlySet<string> = new Set(['StoreUnavailableError', 'CorruptStoreError']);
