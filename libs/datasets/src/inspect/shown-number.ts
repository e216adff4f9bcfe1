import type { Estimate } from './estimate.js';

/** Significant digits: enough to know a column by. */
const DIGITS = 4;

/** Whole numbers below it are shown in full. */
const LARGEST_WHOLE = 1e7;

/** A number of a column, in at most ten characters. */
export function shownNumber(value: number): string {
  const text = Number.isInteger(value) && Math.abs(value) < LARGEST_WHOLE ? String(value) : rounded(value);
  return text.replace('-', '−').replace('e+', 'e').replace('e-', 'e−');
}

function rounded(value: number): string {
  const text = value.toPrecision(DIGITS);
  const [mantissa = '', exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

/** A count; one that is not exact begins with ≈. */
export function shownEstimate({ count, isExact }: Estimate): string {
  return isExact ? String(count) : `≈${Number(count.toPrecision(3)).toFixed(0)}`;
}
