import type { MissingValues } from './missing-values.js';
import { parseNumber } from './text/parse-number.js';

/** Texts of a column as numbers. */
interface TextNumbers {
  /** NaN for what is missing, and for what is no number. */
  readonly numbers: Float64Array;
  /** Whether some are the latter. */
  readonly hasOdd: boolean;
}

/** Reads texts of a column as numbers. */
export function textsAsNumbers(
  texts: readonly (string | null)[],
  missing: MissingValues,
  parse: (text: string) => number = parseNumber,
): TextNumbers {
  let hasOdd = false;
  const numbers = Float64Array.from(texts, (text) => {
    if (text === null || missing.isMissing(text)) return Number.NaN;
    const value = parse(text);
    if (Number.isNaN(value)) hasOdd = true;
    return value;
  });
  return { numbers, hasOdd };
}
