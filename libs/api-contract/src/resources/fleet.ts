import { z } from 'zod';

const count = z.int().nonnegative();

/** Who trains. */
export const fleetSchema = z.object({
  at: z.string(),
  workers: z.array(
    z.object({
      kind: z.enum(['orchestrator', 'trainer']),
      identity: z.string().describe('process and host, as Temporal knows it'),
      queue: z.string(),
      lastSeenSeconds: z.number().nullable(),
      device: z.string().nullable(),
      slots: count.nullable(),
      busySlots: count.nullable(),
      deviceMemoryBytes: z.number().nullable(),
      deviceMemoryLimitBytes: z.number().nullable(),
      trialsTrained: count.nullable(),
      residentBytes: z.number().nullable(),
    }),
  ),
  waitingTasks: z.array(z.object({ queue: z.string(), tasks: count })),
  failures: z.array(
    z.object({ failureClass: z.string(), trials: count, sweepIds: z.array(z.string()), message: z.string() }),
  ),
  sickDevices: z.array(z.object({ device: z.string(), reason: z.string(), sweepId: z.string() })),
  problems: z.array(z.string()).describe('what could not be found out, one sentence each'),
});

/** Lines of the logs, the latest last. */
export const logLinesSchema = z.object({
  lines: z.array(
    z.object({
      time: z.string(),
      level: z.string(),
      process: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.unknown()),
    }),
  ),
  note: z.string().nullable().describe('where else to look, or why there are none'),
});

/** Who trains. */
export type Fleet = z.infer<typeof fleetSchema>;

/** Lines of the logs. */
export type LogLines = z.infer<typeof logLinesSchema>;
