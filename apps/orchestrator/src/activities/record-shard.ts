import { CorruptFileError, type ShardRecord } from '@liesweep/sweep';
import type { RecordShardRequest } from '@liesweep/workflows';
import { z } from 'zod';
import type { Stores } from '../stores.js';
import { parseJson } from './read-spec.js';
import { shardRecordSchema } from './shard-record-schema.js';

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
  const record = parseRecord(file.uri, await stores.tensors.read(file));
  if (record.specDigest !== specDigest) {
    throw new CorruptFileError(file.uri, `expected specification ${specDigest}, got ${record.specDigest}`);
  }
  return stores.rows.recordShard(sweepId, record);
}

function parseRecord(uri: string, content: Uint8Array): ShardRecord {
  const parsed = shardRecordSchema.safeParse(parseJson(uri, content));
  if (!parsed.success) throw new CorruptFileError(uri, z.prettifyError(parsed.error));
  return parsed.data;
}
