import { z } from 'zod';
import { issueSchema } from './problem.js';
import { stageSchema } from './sweep.js';

/** Text of a sweep file. Its data, if any, are an upload: `path: upload:sha256:…`. */
export const sweepFileTextSchema = z.string().min(1).max(1_000_000).describe('a sweep file in YAML');

/** What a command did to a sweep. */
export const answerSchema = z.object({
  sweepId: z.string(),
  hasChanged: z.boolean(),
  stage: stageSchema,
  message: z.string(),
});

/** A sweep that is handed in. */
export const submissionSchema = z.strictObject({
  sweepFile: sweepFileTextSchema,
  project: z.string().min(1).max(64).optional(),
  priority: z.int().min(1).max(5).optional(),
  trainAgain: z.boolean().default(false).describe('takes over nothing that is recorded'),
});

/** Whether a sweep file is valid, and what follows from it. */
export const validationSchema = z.object({
  valid: z.boolean(),
  issues: z.array(issueSchema),
  notes: z.array(z.string()),
  warnings: z.array(z.string()),
  sweepId: z.string().nullable(),
  trialCount: z.int().nullable(),
  isRecorded: z.boolean().describe('a sweep of this id is there already'),
});

/** What a sweep would take. */
export const planSchema = validationSchema.extend({
  plan: z
    .object({
      points: z.int(),
      trials: z.int(),
      shards: z.int(),
      slots: z.int(),
      startSeconds: z.number(),
      trainingSeconds: z.number(),
      outputSeconds: z.number(),
      totalSeconds: z.number(),
      oneSlotSeconds: z.number(),
      measuredTrials: z.int().describe('recorded trials that the prediction is corrected by'),
      stackMemoryBytes: z.number(),
    })
    .nullable(),
});

/** A data file that was uploaded. */
export const uploadSchema = z.object({
  digest: z.string().describe('sha256:…'),
  name: z.string(),
  bytes: z.int().nonnegative(),
  path: z.string().describe('what a sweep file names it by: upload:sha256:…/name'),
});

/** What is in an uploaded file, and sweeps that it suggests. */
export const inspectionSchema = z.object({
  format: z.string(),
  rows: z.int().nullable(),
  columns: z.array(
    z.object({ name: z.string(), type: z.string(), findings: z.array(z.string()), example: z.string().nullable() }),
  ),
  findings: z.array(z.string()),
  proposal: z.string().nullable().describe('a sweep file that asks this file for its symmetries'),
});

/** What a command did to a sweep. */
export type Answer = z.infer<typeof answerSchema>;

/** A sweep that is handed in. */
export type Submission = z.input<typeof submissionSchema>;

/** Whether a sweep file is valid. */
export type Validation = z.infer<typeof validationSchema>;

/** What a sweep would take. */
export type Plan = z.infer<typeof planSchema>;

/** A data file that was uploaded. */
export type Upload = z.infer<typeof uploadSchema>;

/** What is in an uploaded file. */
export type Inspection = z.infer<typeof inspectionSchema>;
