import { z } from 'zod';
import { count, countFromOne, digest, loss, perTerm } from './stored-numbers.js';
import type { RefereeVerdict, TrialResult } from './trial-result.js';
import type { GridPoint } from './trial.js';

/** A refereed set of generators, as it is stored; null where its loss does not vanish. */
export const refereeSchema: z.ZodType<RefereeVerdict | null> = z
  .object({
    independence: loss,
    invariance: loss,
    closure: loss,
    defect: loss.exactOptional(),
    pointwiseRank: count.nullable().exactOptional(),
    isIndependent: z.boolean(),
    isInvariant: z.boolean(),
    isClosed: z.boolean(),
    polished: z.literal(true).exactOptional(),
  })
  .nullable();

/** A cell of the grid, as it is stored. */
export const gridPointSchema: z.ZodType<GridPoint> = z.object({
  system: z.string().min(1),
  dimension: countFromOne,
  generatorCount: countFromOne,
  lossWeights: perTerm(z.number().nonnegative()),
});

/** The result of a trial, as it is stored. */
export const trialResultSchema: z.ZodType<TrialResult> = z.object({
  trialKey: z.string().min(1),
  gridPoint: gridPointSchema,
  restart: count,
  outcome: z.enum(['converged', 'plateaued', 'diverged', 'stopped']),
  steps: count,
  lowestLoss: loss,
  finalLoss: loss,
  terms: perTerm(loss),
  seconds: z.number().nonnegative(),
  trainedOn: z.object({ device: z.string(), backend: z.string(), mode: z.enum(['eager', 'graph', 'xla']) }),
  referee: refereeSchema,
  tensors: z.object({ digest, position: count }),
});
