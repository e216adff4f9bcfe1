import { z } from 'zod';
import { cellDetailSchema, cellsSchema, TRIAL_ORDERS, trialPageSchema, trialSchema } from '../resources/cells.js';
import { actionSchema, curvesSchema, generatorsSchema } from '../resources/generators.js';
import { slicesSchema } from '../resources/slices.js';
import { sweepSchema } from '../resources/sweep.js';
import { defineRoute } from '../route.js';
import { cellParams, sweepParams } from './sweep-params.js';

/** What has changed in the cells of a sweep. */
export const listCells = defineRoute({
  name: 'listCells',
  method: 'GET',
  path: '/sweeps/{sweepId}/cells',
  summary: 'Lists the cells that have changed since a revision, as columns, the earliest change first.',
  scope: 'read',
  params: sweepParams,
  query: z.object({
    since: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(10_000).default(5_000),
  }),
  answer: { kind: 'json', schema: cellsSchema },
});

/** The changes of one sweep and its cells. */
export const sweepEvents = defineRoute({
  name: 'sweepEvents',
  method: 'GET',
  path: '/sweeps/{sweepId}/events',
  summary: 'Streams a sweep and its cells as they change; Last-Event-ID or `since` is the revision to go on from.',
  scope: 'read',
  params: sweepParams,
  query: z.object({ since: z.coerce.number().int().min(0).optional() }),
  answer: {
    kind: 'events',
    events: { sweep: sweepSchema, cells: cellsSchema, gone: z.object({ sweepId: z.string() }) },
  },
});

/** Slices with verdicts. */
export const listSlices = defineRoute({
  name: 'listSlices',
  method: 'GET',
  path: '/sweeps/{sweepId}/slices',
  summary: 'Lists the slices of the phase diagram with their verdicts and certificates.',
  scope: 'read',
  params: sweepParams,
  query: z.object({
    from: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: { kind: 'json', schema: slicesSchema },
});

/** One cell. */
export const getCell = defineRoute({
  name: 'getCell',
  method: 'GET',
  path: '/sweeps/{sweepId}/cells/{cell}',
  summary: 'Shows one cell with all its restarts.',
  scope: 'read',
  params: cellParams,
  answer: { kind: 'json', schema: cellDetailSchema },
});

/** Curves of the trials of a cell. */
export const getCurves = defineRoute({
  name: 'getCurves',
  method: 'GET',
  path: '/sweeps/{sweepId}/cells/{cell}/curves',
  summary: 'Gives the training curves of a cell’s trials, down-sampled.',
  scope: 'read',
  params: cellParams,
  query: z.object({
    points: z.coerce.number().int().min(2).max(1_000).default(200),
    limit: z.coerce.number().int().min(1).max(256).default(64),
  }),
  answer: { kind: 'json', schema: curvesSchema },
});

/** Generators of a trial of a cell. */
export const getGenerators = defineRoute({
  name: 'getGenerators',
  method: 'GET',
  path: '/sweeps/{sweepId}/cells/{cell}/generators',
  summary: 'Gives the generators of a trial with their algebra; of the best trial unless a restart is named.',
  scope: 'read',
  params: cellParams,
  query: z.object({
    restart: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
    basis: z.enum(['trained', 'sparsest', 'certified']).default('trained'),
  }),
  answer: { kind: 'json', schema: generatorsSchema },
});

/** A generator at work. */
export const getAction = defineRoute({
  name: 'getAction',
  method: 'GET',
  path: '/sweeps/{sweepId}/cells/{cell}/action',
  summary:
    'Gives what a generator does: flow lines, moved samples with φ before and after, digits; of the best trial unless a restart is named.',
  scope: 'read',
  params: cellParams,
  query: z.object({
    restart: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
    generator: z.coerce.number().int().min(0).max(1_000).default(0),
    basis: z.enum(['trained', 'sparsest', 'certified']).default('trained'),
    frames: z.coerce.number().int().min(2).max(60).default(25),
    samples: z.coerce.number().int().min(1).max(400).default(150),
  }),
  answer: { kind: 'json', schema: actionSchema },
});

/** Trials of a sweep. */
export const listTrials = defineRoute({
  name: 'listTrials',
  method: 'GET',
  path: '/sweeps/{sweepId}/trials',
  summary: 'Lists trials, sorted and filtered, page by page.',
  scope: 'read',
  params: sweepParams,
  query: z.object({
    sort: z.enum(TRIAL_ORDERS).default('key'),
    order: z.enum(['asc', 'desc']).default('asc'),
    cell: z.coerce.number().int().min(0).optional(),
    dimension: z.coerce.number().int().min(1).max(100_000).optional(),
    generators: z.coerce.number().int().min(1).max(100_000).optional(),
    outcome: z.enum(['converged', 'plateaued', 'diverged', 'stopped']).optional(),
    finalLossBelow: z.coerce.number().min(0).optional(),
    after: z.string().max(4_000).optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(1_000).default(200),
  }),
  answer: { kind: 'json', schema: trialPageSchema },
});

/** One trial. */
export const getTrial = defineRoute({
  name: 'getTrial',
  method: 'GET',
  path: '/sweeps/{sweepId}/cells/{cell}/trials/{restart}',
  summary: 'Shows one trial.',
  scope: 'read',
  params: cellParams.extend({ restart: z.coerce.number().int().min(0).max(1_000_000_000) }),
  answer: { kind: 'json', schema: trialSchema },
});
