import { admitRecord, readShardRecord } from '@liesweep/storage';
import { CorruptFileError } from '@liesweep/sweep';
import type { RecordShardRequest } from '@liesweep/workflows';
import type { Stores } from '../stores.js';

/**
 * Records the rows of a trained shard; recording it again changes nothing. Trials that are none of the sweep's are left
 * out.
 *
 * @param onRefusal is told how many are left out, and why
 * @returns how many trials the sweep did not have before
 * @throws CorruptFileError when the file is missing, damaged, belongs to another specification, or has no trial of the
 * sweep's grid as this engine trains it
 */
export async function recordShard(
  stores: Stores,
  { sweepId, specDigest, record: file }: RecordShardRequest,
  onRefusal: (reason: string) => void,
): Promise<number> {
  const record = await readShardRecord(stores.tensors, file);
  if (record.specDigest !== specDigest) {
    throw new CorruptFileError(file.uri, `expected specification ${specDigest}, got ${record.specDigest}`);
  }
  const sweep = await stores.rows.sweep(sweepId);
  // Of a sweep that is gone the store itself says so.
  if (sweep === undefined) return stores.rows.recordShard(sweepId, record);
  const { record: admitted, refusals } = admitRecord(sweep.spec, record);
  if (admitted.trials.length === 0) throw new CorruptFileError(file.uri, refusals.join('; '));
  for (const refusal of refusals) onRefusal(`${file.uri}: ${refusal}`);
  return stores.rows.recordShard(sweepId, admitted);
}
