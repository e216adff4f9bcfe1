import { z } from 'zod';
import { LOSS_TERMS, type LossTerm } from './loss-weights.js';

/** The largest whole number that a column of every database holds. */
export const LARGEST_COUNT = 2 ** 31 - 1;

const COUNT = `expected a whole number from 0 to ${String(LARGEST_COUNT)}`;

/** A whole number that every row store can keep. */
export const count = z.int({ error: COUNT }).min(0, { error: COUNT }).max(LARGEST_COUNT, { error: COUNT });

/** A whole number that stands in JSON alone, such as a number of bytes. */
export const size = z.int().nonnegative();

/** A `count` that is not 0. */
export const countFromOne = count.min(1, { error: 'expected a whole number above 0' });

/** A loss, null where it was not finite. */
export const loss = z.number().nullable();

/** `sha256:` and 64 hexadecimal digits. */
export const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected sha256: and 64 hexadecimal digits' });

/** One value per term of the loss. */
export function perTerm<T extends z.ZodType>(value: T): z.ZodObject<Record<LossTerm, T>> {
  return z.object(Object.fromEntries(LOSS_TERMS.map((term) => [term, value])) as Record<LossTerm, T>);
}
