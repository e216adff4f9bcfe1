import { LOSS_TERMS } from '@liesweep/sweep';
import { z } from 'zod';

const count = z.int().nonnegative();

/** What a sweep is doing. */
export const stageSchema = z.enum([
  ...['not-started', 'running', 'paused', 'draining', 'drained', 'cancelled'],
  ...['failed', 'incomplete', 'interrupted', 'complete'],
] as const);

/** A group dimension in short. */
export const verdictSchema = z.object({
  system: z.string(),
  dimension: z.int().positive().describe('n'),
  weights: z.record(z.enum(LOSS_TERMS), z.number()),
  value: count.nullable(),
  status: z.enum(['confirmed', 'detected', 'undetermined', 'conflict', 'not-applicable']),
  name: z.string().nullable().describe('of the algebra, such as so(3)'),
});

/** A sweep, as lists and streams show it. */
export const sweepSchema = z.object({
  sweepId: z.string(),
  name: z.string(),
  project: z.string().nullable(),
  owner: z.string().nullable().describe('who submitted it through this interface'),
  priority: z.int().nullable(),
  createdAt: z.string(),
  stage: stageSchema,
  reason: z.string().nullable().describe('why, where it was not the user’s wish'),
  trouble: z.string().nullable().describe('what is in its way at the moment'),
  trialCount: count,
  recorded: count,
  reused: count,
  failed: count,
  trainedSeconds: z.number(),
  cellCount: count.describe('grid points'),
  revision: count.describe('of its cells: grows with each change of any of them'),
  rate: z.number().nullable().describe('trials per second, as seen lately; null where nothing is under way'),
  secondsLeft: z.number().nullable().describe('at that rate'),
});

/** The axes of a sweep’s grid. A cell’s index counts dimensions outermost, then weights (the last term fastest), then N_g. */
const gridSchema = z.object({
  system: z.string().describe('canonical key, such as squared-norm/real/linear'),
  dimension: z.array(z.int().positive()),
  weights: z.record(z.enum(LOSS_TERMS), z.array(z.number())),
  generators: z.array(z.int().positive()),
  restarts: z.int().positive(),
});

/** A sweep with what it was asked. */
export const sweepDetailSchema = sweepSchema.extend({
  grid: gridSchema,
  specification: z.unknown().describe('the SweepSpec that is recorded'),
  yaml: z.string().describe('the same as a sweep file'),
  data: z.array(z.string()).describe('what was found in its data file, one sentence each'),
  runningOut: z.array(z.unknown()).describe('budgets of which at least four fifths are used up'),
  sickDevices: z.array(z.object({ device: z.string(), reason: z.string() })),
  failures: z.array(z.object({ failureClass: z.string(), trials: count, message: z.string() })).describe('by class'),
  vanishesBelow: z.number().nullable().describe('the final loss below which a trial is judged to vanish'),
});

/** A sweep, as lists and streams show it. */
export type Sweep = z.infer<typeof sweepSchema>;

/** A sweep with what it was asked. */
export type SweepDetail = z.infer<typeof sweepDetailSchema>;

/** The axes of a sweep’s grid. */
export type Grid = z.infer<typeof gridSchema>;

/** What a sweep is doing. */
export type Stage = z.infer<typeof stageSchema>;

/** A group dimension in short. */
export type Verdict = z.infer<typeof verdictSchema>;
