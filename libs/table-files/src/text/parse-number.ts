const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[ed][+-]?\d+)?$/i;
const INFINITE = /^[+-]?inf(?:inity)?$/i;

/**
 * The number that a text is, with the bits of `Number`; an exponent may be written with E or, as Fortran does, with D.
 *
 * @returns NaN where it is no number
 */
export function parseNumber(text: string, decimal: '.' | ',' = '.'): number {
  if (decimal === ',' && (text.includes('.') || /,(?!\d)/.test(text))) return Number.NaN;
  const pointed = decimal === ',' ? text.replace(',', '.') : text;
  if (DECIMAL.test(pointed)) return Number(pointed.replace(/d/i, 'e'));
  if (!INFINITE.test(text)) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
