import { z } from 'zod';
import { certificateSchema } from './certificate-schema.js';
import { CorruptFileError } from './errors.js';
import type { ShardRecord } from './shard-result.js';
import { digest, size } from './stored-numbers.js';
import { trialResultSchema } from './trial-result-schema.js';

/** The JSON of a trained shard, as a trainer leaves it beside the shard's tensors. */
const shardRecordSchema: z.ZodType<ShardRecord> = z.object({
  formatVersion: z.literal([1, 2]).transform(() => 2 as const),
  specDigest: digest,
  tensors: z.object({ uri: z.string(), digest, bytes: size }),
  certificate: certificateSchema.nullable(),
  trials: z.array(trialResultSchema).min(1),
});

/**
 * The rows of a trained shard, from what its file holds as JSON, of version 1 or 2.
 *
 * @param uri what messages call the file
 * @throws CorruptFileError when it has another form
 */
export function parseShardRecord(uri: string, json: unknown): ShardRecord {
  const parsed = shardRecordSchema.safeParse(json);
  if (!parsed.success) throw new CorruptFileError(uri, z.prettifyError(parsed.error));
  return parsed.data;
}
