import { z } from 'zod';
import type { Cell } from './cell.js';
import { LOSS_TERMS } from './loss-weights.js';
import { count, countFromOne, digest, loss, perTerm } from './stored-numbers.js';
import { gridPointSchema, refereeSchema } from './trial-result-schema.js';

/** A folded cell, as it is stored. */
export const cellSchema: z.ZodType<Cell> = z.object({
  gridPoint: gridPointSchema,
  trials: countFromOne,
  lowestLoss: loss,
  terms: perTerm(loss),
  dominantTerm: z.enum(LOSS_TERMS).nullable(),
  finalLoss: loss,
  vanishingTrials: count,
  best: z
    .object({
      trialKey: z.string().min(1),
      finalLoss: loss,
      isVanishing: z.boolean(),
      referee: refereeSchema,
      tensors: z.object({ digest, position: count }),
    })
    .nullable(),
});
