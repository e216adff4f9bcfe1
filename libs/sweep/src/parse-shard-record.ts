import { z } from 'zod';
import { certificateSchema } from './certificate-schema.js';
import { CorruptFileError } from './errors.js';
import type { ShardRecord } from './shard-result.js';
import { count, digest, loss, size } from './stored-numbers.js';
import { trialResultSchema } from './trial-result-schema.js';

/** The JSON of a trained shard, as a trainer leaves it beside the shard's tensors. */
const shardRecordSchema: z.ZodType<ShardRecord> = z
  .object({
    formatVersion: z.literal(1),
    specDigest: digest,
    tensors: z.object({ uri: z.string(), digest, bytes: size }),
    certificate: certificateSchema.nullable(),
    trials: z.array(trialResultSchema).min(1),
    curves: z.array(z.object({ steps: z.array(count), losses: z.array(loss) })),
  })
  .refine(({ trials, curves }) => curves.length === trials.length, { error: 'expected one curve per trial' });

/**
 * The rows of a trained shard, from what its file holds as JSON.
 *
 * @param uri what messages call the file
 * @throws CorruptFileError when it has another form
 */
export function parseShardRecord(uri: string, json: unknown): ShardRecord {
  const parsed = shardRecordSchema.safeParse(json);
  if (!parsed.success) throw new CorruptFileError(uri, z.prettifyError(parsed.error));
  return parsed.data;
}
