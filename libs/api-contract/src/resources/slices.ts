import { phaseDiagramSchema } from '@liesweep/phase-diagram';
import { z } from 'zod';

const sliceSchema = phaseDiagramSchema.shape.slices.element;

/** The slices of a phase diagram with their verdicts, without cells: those are `/cells`. */
export const slicesSchema = z.object({
  revision: z.int().nonnegative(),
  total: z.int().nonnegative(),
  next: z.int().nonnegative().nullable().describe('position of the next page; null at the end'),
  slices: z.array(
    sliceSchema
      .omit({ cells: true })
      .extend({ firstCell: z.int().nonnegative().describe('index of its cell at the first N_g') }),
  ),
});

/** The slices of a phase diagram. */
export type Slices = z.infer<typeof slicesSchema>;

/** One of them. */
export type Slice = Slices['slices'][number];
