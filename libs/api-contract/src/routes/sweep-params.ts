import { z } from 'zod';

/** Which sweep: its name and digits of its digest, so that no path can be made of it. */
export const sweepParams = z.object({
  sweepId: z.string().regex(/^[a-z0-9-]{3,100}$/, 'expected the id of a sweep'),
});

/** Which cell of it, by its index in the grid. */
export const cellParams = sweepParams.extend({ cell: z.coerce.number().int().min(0).max(2_000_000_000) });
