import { z } from 'zod';
import { answerSchema, submissionSchema, sweepFileTextSchema } from '../resources/commands.js';
import { sweepDetailSchema, sweepSchema, stageSchema, verdictSchema } from '../resources/sweep.js';
import { defineRoute } from '../route.js';
import { sweepParams } from './sweep-params.js';

/** All sweeps that the caller may see, the latest first. */
export const listSweeps = defineRoute({
  name: 'listSweeps',
  method: 'GET',
  path: '/sweeps',
  summary: 'Lists sweeps, the latest first.',
  scope: 'read',
  query: z.object({
    project: z.string().max(64).optional(),
    stage: stageSchema.optional(),
    search: z.string().max(200).optional().describe('part of an id'),
    after: z.string().max(200).optional().describe('id of the last sweep of the page before'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: {
    kind: 'json',
    schema: z.object({
      sweeps: z.array(sweepSchema),
      next: z.string().nullable(),
      total: z.int().nonnegative().describe('sweeps that pass the filter'),
    }),
  },
});

/** One sweep. */
export const getSweep = defineRoute({
  name: 'getSweep',
  method: 'GET',
  path: '/sweeps/{sweepId}',
  summary: 'Shows a sweep with its grid and specification.',
  scope: 'read',
  params: sweepParams,
  answer: { kind: 'json', schema: sweepDetailSchema },
});

/** Hands in a sweep. */
export const submitSweep = defineRoute({
  name: 'submitSweep',
  method: 'POST',
  path: '/sweeps',
  summary: 'Hands in a sweep; one that is there already goes on where it stands.',
  scope: 'submit',
  body: submissionSchema,
  answer: { kind: 'json', schema: answerSchema },
});

const steer = <const Verb extends string>(verb: Verb, summary: string) =>
  defineRoute({
    name: `${verb}Sweep`,
    method: 'POST',
    path: `/sweeps/{sweepId}/${verb}`,
    summary: `${summary} Doing it again changes nothing.`,
    scope: 'submit',
    params: sweepParams,
    answer: { kind: 'json', schema: answerSchema },
  });

/** Starts no more shards until it is resumed. */
export const pauseSweep = steer('pause', 'Pauses a sweep.');

/** Lets shards in flight end, and starts no others. */
export const drainSweep = steer('drain', 'Lets a sweep end with the shards in flight.');

/** Goes on with a sweep. */
export const resumeSweep = steer(
  'resume',
  'Goes on with a sweep that is paused, drains or ended before it was complete.',
);

/** Stops training; what is recorded stays. */
export const cancelSweep = steer('cancel', 'Cancels a sweep; what is recorded stays.');

/** Tries failed trials again. */
export const retrySweep = defineRoute({
  name: 'retrySweep',
  method: 'POST',
  path: '/sweeps/{sweepId}/retry',
  summary: 'Tries the trials again that were given up.',
  scope: 'submit',
  params: sweepParams,
  body: z.strictObject({ failureClass: z.string().min(1).max(200).optional() }),
  answer: { kind: 'json', schema: answerSchema },
});

/** Adds grid points and restarts. */
export const extendSweep = defineRoute({
  name: 'extendSweep',
  method: 'POST',
  path: '/sweeps/{sweepId}/extend',
  summary: 'Adds the grid points and restarts of a larger sweep file.',
  scope: 'submit',
  params: sweepParams,
  body: z.strictObject({ sweepFile: sweepFileTextSchema }),
  answer: { kind: 'json', schema: answerSchema },
});

/** Removes a sweep. */
export const deleteSweep = defineRoute({
  name: 'deleteSweep',
  method: 'DELETE',
  path: '/sweeps/{sweepId}',
  summary: 'Removes a sweep that is not at work, with the trials that no other sweep has.',
  scope: 'submit',
  params: sweepParams,
  answer: { kind: 'json', schema: answerSchema },
});

/** The changes of all sweeps. */
export const sweepsEvents = defineRoute({
  name: 'sweepsEvents',
  method: 'GET',
  path: '/events',
  summary: 'Streams the sweeps that have changed.',
  scope: 'read',
  answer: {
    kind: 'events',
    events: { sweeps: z.object({ sweeps: z.array(sweepSchema), gone: z.array(z.string()), total: z.int() }) },
  },
});

/** Verdicts of a sweep in one short list. */
export const getVerdicts = defineRoute({
  name: 'getVerdicts',
  method: 'GET',
  path: '/sweeps/{sweepId}/verdicts',
  summary: 'Lists the group dimensions of a sweep in short, at most 1 000.',
  scope: 'read',
  params: sweepParams,
  answer: {
    kind: 'json',
    schema: z.object({ verdicts: z.array(verdictSchema), total: z.int().nonnegative() }),
  },
});
