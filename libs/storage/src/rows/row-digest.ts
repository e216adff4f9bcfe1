import { createHash } from 'node:crypto';
import { DamagedRowError, type RowPlace } from './damaged-row-error.js';

/** Hexadecimal digits that are kept of a digest: it is to notice damage, and nobody chooses what is damaged. */
const DIGITS = 16;

/** The digest that a row carries over what it says, so that a changed bit is noticed when it is read. */
export function rowDigest(columns: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, DIGITS);
}

/**
 * Compares a row with its digest.
 *
 * @param digest null in rows that versions before 0006 of the schema have written, which have none
 * @throws DamagedRowError when it has another
 */
export function assertIntact(
  digest: string | null,
  columns: readonly (string | number | null)[],
  place: RowPlace,
): void {
  if (digest !== null && digest !== rowDigest(columns)) {
    throw new DamagedRowError(place, 'its content is not what was written');
  }
}
