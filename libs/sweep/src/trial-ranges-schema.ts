import { z } from 'zod';
import { count } from './stored-numbers.js';
import type { TrialRange } from './trial.js';

/** The trials of a shard, as they are stored: ranges of indices, each with one trial at least. */
export const trialRangesSchema: z.ZodType<readonly TrialRange[]> = z.array(
  z.tuple([count, count]).refine(([first, end]) => first < end, { error: 'expected a range with a trial in it' }),
);
