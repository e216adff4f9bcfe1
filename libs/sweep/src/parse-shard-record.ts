import { z } from 'zod';
import { CorruptFileError } from './errors.js';
import { LOSS_TERMS, type LossTerm } from './loss-weights.js';
import type { ShardRecord } from './shard-result.js';

const count = z.int().nonnegative();
const loss = z.number().nullable();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected sha256: and 64 hexadecimal digits' });

/** One value per term of the loss. */
function perTerm<T extends z.ZodType>(value: T): z.ZodObject<Record<LossTerm, T>> {
  return z.object(Object.fromEntries(LOSS_TERMS.map((term) => [term, value])) as Record<LossTerm, T>);
}

const trialSchema = z.object({
  trialKey: z.string().min(1),
  gridPoint: z.object({
    system: z.string().min(1),
    dimension: z.int().positive(),
    generatorCount: z.int().positive(),
    lossWeights: perTerm(z.number().nonnegative()),
  }),
  restart: count,
  outcome: z.enum(['converged', 'plateaued', 'diverged', 'stopped']),
  steps: count,
  lowestLoss: loss,
  finalLoss: loss,
  terms: perTerm(loss),
  seconds: z.number().nonnegative(),
  trainedOn: z.object({ device: z.string(), backend: z.string(), mode: z.enum(['eager', 'graph', 'xla']) }),
  referee: z
    .object({
      independence: loss,
      invariance: loss,
      closure: loss,
      defect: loss.exactOptional(),
      pointwiseRank: count.nullable().exactOptional(),
      isIndependent: z.boolean(),
      isInvariant: z.boolean(),
      isClosed: z.boolean(),
    })
    .nullable(),
  tensors: z.object({ digest, position: count }),
});

/** A certificate as it is stored, without what names its system. */
export const certificateOfLabelsSchema = z.object({
  groupDimension: count.nullable(),
  largestZero: z.number().nullable(),
  smallestNonZero: z.number().nullable(),
  defects: z.array(z.number()).exactOptional(),
  tolerance: z.number().nullable().exactOptional(),
  refusal: z.string().nullable().exactOptional(),
  given: z.literal('gradients').exactOptional(),
  bound: z
    .object({
      level: z.number(),
      tolerance: z.number(),
      lower: count,
      upper: count,
      staircase: z.array(z.object({ dimension: count, atMost: z.number(), nextAtLeast: z.number().nullable() })),
      fittedDegree: count.nullable(),
      judgedDegree: count.nullable(),
      link: z.string(),
      rows: count,
      misfit: z.number(),
      truncation: z.number(),
      rowsNeeded: z.number().nullable(),
    })
    .exactOptional(),
  rowCount: count,
  parameterCount: count,
  reason: z.string(),
});

const certificateSchema = certificateOfLabelsSchema.extend({
  system: z.string().min(1),
  dimension: z.int().positive(),
  fits: z
    .array(
      z.object({
        measure: z.enum(['R²', 'accuracy']),
        train: z.number(),
        heldOut: z.number(),
        factor: z.number(),
        digest: z.string(),
        forms: z
          .array(
            z.object({
              matrix: z.array(z.array(z.number())),
              signature: z.object({ plus: count, minus: count, zero: count }),
            }),
          )
          .exactOptional(),
      }),
    )
    .exactOptional(),
});

/** The JSON of a trained shard, as a trainer leaves it beside the shard's tensors. */
const shardRecordSchema: z.ZodType<ShardRecord> = z
  .object({
    formatVersion: z.literal(1),
    specDigest: digest,
    tensors: z.object({ uri: z.string(), digest, bytes: count }),
    certificate: certificateSchema.nullable(),
    trials: z.array(trialSchema).min(1),
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
