import { z } from 'zod/mini';

const count = z.number().check(z.int(), z.nonnegative());

/** What a shard says of its end. */
export const shardOutcomeSchema = z.object({
  round: count,
  firstShard: count,
  recorded: count,
  failed: count,
  terminal: z.optional(z.object({ name: z.string(), message: z.string() })),
});

/** The specification that a sweep is to go on with. */
export const extendRequestSchema = z.object({
  specDigest: z.string().check(z.regex(/^sha256:/)),
  specName: z.string().check(z.minLength(1)),
});

/** What starts a sweep, as far as the caller says it: a cursor is the sweep's own word. */
export const sweepInputSchema = z.object({
  sweepId: z.string().check(z.minLength(1)),
  specDigest: z.string(),
  specName: z.string(),
  trainQueue: z.string().check(z.minLength(1)),
  window: z.number(),
  slots: z.optional(z.number()),
  heartbeatTimeoutMs: z.optional(z.number()),
  continueAsNewAfterEvents: z.optional(z.number()),
});

/** What is wrong with a message, in one line; undefined where it fits. */
export function describeMisfit(schema: z.core.$ZodType, message: unknown): string | undefined {
  const { error } = z.safeParse(schema, message);
  return error?.issues
    .map(({ path, message: problem }) => `${path.length === 0 ? '' : `${path.join('.')}: `}${problem}`)
    .join('; ');
}
