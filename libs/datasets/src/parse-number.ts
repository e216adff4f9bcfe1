import { shortText } from '@liesweep/sweep';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const MISSING = /^(?:|na|n\/a|null|none|-)$/i;
const NOT_FINITE = /^[+-]?(?:nan|inf(?:inity)?)$/i;

const LONGEST_QUOTE = 40;

/** The finite number of a cell, or what is wrong with it. */
export function parseNumber(cell: string): number | string {
  const text = cell.trim();
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  if (MISSING.test(text)) return `missing value${text === '' ? '' : ` (${text})`}`;
  if (NOT_FINITE.test(text) || DECIMAL.test(text))
    return `expected a finite number, got ${shortText(text, LONGEST_QUOTE)}`;
  return `expected a number, got ${JSON.stringify(shortText(text, LONGEST_QUOTE))}`;
}
