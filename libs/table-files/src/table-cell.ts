import type { MissingValues } from './missing-values.js';
import type { TableCell } from './open-table.js';
import { adviceOnNumber } from './text/odd-number.js';
import { parseNumber } from './text/parse-number.js';

/**
 * What stands in a cell, with what to do about it where it looks like a number and is none.
 *
 * @param text null where nothing stands there
 */
export function tableCell(
  place: string,
  text: string | null,
  missing: MissingValues,
  decimal: '.' | ',' = '.',
): TableCell {
  const isMissing = text === null || missing.isMissing(text);
  const isNumber = text !== null && !Number.isNaN(parseNumber(text, decimal));
  const advice = isMissing || isNumber ? undefined : adviceOnNumber(text);
  return { place, text, isMissing, ...(advice === undefined ? {} : { advice }) };
}
