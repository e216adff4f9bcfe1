import { LOSS_TERMS } from '@liesweep/sweep';
import { z } from 'zod';

/** What trials can be sorted by. */
export const TRIAL_ORDERS = ['key', 'lowestLoss', 'finalLoss', 'steps', 'seconds', 'dimension', 'generators'] as const;

const count = z.int().nonnegative();
const loss = z.number().nullable();

/**
 * Cells as columns of equal length, which is a quarter of the bytes of objects. `index` is the cell’s in the grid (see
 * `gridSchema`); `dominantTerm` is a position in `LOSS_TERMS`.
 */
const cellColumnsSchema = z.object({
  index: z.array(count),
  trials: z.array(count),
  failed: z.array(count).describe('restarts that were given up'),
  lowestLoss: z.array(loss),
  finalLoss: z.array(loss),
  vanishingTrials: z.array(count),
  dominantTerm: z.array(count.nullable()),
});

/** What has changed since a revision. */
export const cellsSchema = z.object({
  revision: count.describe('ask for what comes after this one next'),
  reset: z.boolean().describe('what was known before is void: the sweep was given to a newer engine'),
  hasMore: z.boolean(),
  total: count.describe('grid points of the sweep'),
  cells: cellColumnsSchema,
});

/** One trained trial, in short. */
export const trialSchema = z.object({
  trialKey: z.string(),
  cell: count.describe('index of its cell'),
  system: z.string(),
  dimension: z.int().positive(),
  generators: z.int().positive(),
  weights: z.record(z.enum(LOSS_TERMS), z.number()),
  restart: count,
  outcome: z.enum(['converged', 'plateaued', 'diverged', 'stopped']),
  steps: count,
  lowestLoss: loss,
  finalLoss: loss,
  terms: z.record(z.enum(LOSS_TERMS), loss),
  seconds: z.number(),
  device: z.string(),
  vanishes: z.boolean(),
  referee: z.unknown().describe('RefereeVerdict, or null'),
});

/** One cell with all its restarts. */
export const cellDetailSchema = z.object({
  index: count,
  key: z.string(),
  system: z.string(),
  dimension: z.int().positive(),
  generators: z.int().positive(),
  weights: z.record(z.enum(LOSS_TERMS), z.number()),
  isDecided: z.boolean(),
  restarts: z.int().positive(),
  trials: z.array(trialSchema).describe('at most 1 000, the best first'),
  recorded: count.describe('trials that are recorded, of which `trials` shows at most 1 000'),
  failures: z.array(z.object({ restart: count, failureClass: z.string(), message: z.string(), attempts: count })),
  lowestLoss: loss,
  finalLoss: loss,
  terms: z.record(z.enum(LOSS_TERMS), loss),
  dominantTerm: z.enum(LOSS_TERMS).nullable(),
  vanishingTrials: count,
  bestRestart: count.nullable(),
  polished: z.boolean(),
});

/** One page of trials, by key. */
export const trialPageSchema = z.object({
  trials: z.array(trialSchema),
  next: z.string().nullable().describe('cursor of the next page; null at the end'),
  matched: count.describe('trials that pass the filter'),
  total: count.describe('recorded trials of the sweep'),
});

/** Cells as columns. */
export type CellColumns = z.infer<typeof cellColumnsSchema>;

/** What has changed since a revision. */
export type Cells = z.infer<typeof cellsSchema>;

/** One trained trial, in short. */
export type Trial = z.infer<typeof trialSchema>;

/** One cell with all its restarts. */
export type CellDetail = z.infer<typeof cellDetailSchema>;

/** One page of trials. */
export type TrialPage = z.infer<typeof trialPageSchema>;
