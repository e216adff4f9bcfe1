import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

const count = z.int().nonnegative();

/** What was found in the file of a table. */
export const tableFound = z.strictObject({
  /** In the words of a sweep file. */
  format: z.string(),
  /** What was detected, one sentence each. */
  notes: z.array(z.string()),
  /** What is probably not as it should be, one sentence each. */
  warnings: z.array(z.string()),
  /** Rows of the file; of them those that are taken, that `where` leaves out, and in which something is missing. */
  rows: z.strictObject({ read: count, kept: count, left: count, missing: count }),
  /** Labels that are texts: class i is `texts[i]`. */
  classes: z.array(z.strictObject({ column: z.string(), texts: z.array(z.string()) })),
});

/** What was found in the file of a table. */
export type TableFound = DeepReadonly<z.output<typeof tableFound>>;
