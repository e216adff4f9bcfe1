import type { MissingValues } from './missing-values.js';
import type { NotNumber } from './open-table.js';
import { parseNumber } from './text/parse-number.js';

/** So many cells of a block that are no numbers are told: more than anybody reads. */
export const MOST_NOT_NUMBERS = 64;

/**
 * Texts of a column as numbers, with NaN for what is missing, and for what is no number.
 *
 * @param column of those that are wanted, from 0
 * @param notNumbers is told of the latter
 */
export function textsAsNumbers(
  texts: readonly (string | null)[],
  missing: MissingValues,
  column: number,
  notNumbers: NotNumber[],
): Float64Array {
  return Float64Array.from(texts, (text, row) => {
    if (text === null || missing.isMissing(text)) return Number.NaN;
    const value = parseNumber(text);
    if (Number.isNaN(value) && notNumbers.length < MOST_NOT_NUMBERS) notNumbers.push({ row, column });
    return value;
  });
}
