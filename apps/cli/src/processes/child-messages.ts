import { z } from 'zod';

const shardProgress = z.object({
  trialCount: z.number(),
  finishedTrials: z.number(),
  fraction: z.number(),
  lowestLoss: z.number().nullable(),
  /** Why what is trained cannot be stored at the moment, where it cannot. */
  waitingForStore: z.string().nullish().catch(undefined),
});

/** What the command line shows of a shard in flight. */
export type ShardProgress = z.infer<typeof shardProgress>;

const childMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('sick'), device: z.string(), reason: z.string() }),
  z.object({ type: z.literal('waiting'), reason: z.string().nullable() }),
  z.object({ type: z.literal('progress'), shardIndex: z.number(), progress: shardProgress }),
]);

/** What an orchestrator or trainer says over its IPC channel. */
export type ChildMessage = z.infer<typeof childMessage>;

/** The message of a child, or undefined for one of another version. */
export function parseChildMessage(message: unknown): ChildMessage | undefined {
  return childMessage.safeParse(message).data;
}
