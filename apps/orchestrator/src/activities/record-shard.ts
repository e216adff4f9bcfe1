import { readShardRecord } from '@liesweep/storage';
import { CorruptFileError } from '@liesweep/sweep';
import type { RecordShardRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/**
 * Records the rows of a trained shard; recording it again changes nothing.
 *
 * @returns how many trials the sweep did not have before
 * @throws CorruptFileError when the file is missing, damaged, or belongs to another specification
 */
export async function recordShard(
  stores: Stores,
  { sweepId, specDigest, record: file }: RecordShardRequest,
): Promise<number> {
  const record = await readShardRecord(stores.tensors, file);
  if (record.specDigest !== specDigest) {
    throw new CorruptFileError(file.uri, `expected specification ${specDigest}, got ${record.specDigest}`);
  }
  return stores.rows.recordShard(sweepId, record);
}
