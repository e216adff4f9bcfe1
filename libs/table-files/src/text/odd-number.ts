/** Texts that people mean as numbers, and that are read as none, for they can be read in two ways or lose something. */
const ODD_NUMBERS: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  { pattern: /^[+-]?\d[\d.,]*\s*%$/, advice: 'it is a percentage; write the plain number' },
  {
    pattern: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
    advice: 'it has separators of thousands; write it without, in pandas read_csv(…, thousands=",").to_csv(…)',
  },
  {
    pattern: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/,
    advice:
      'it has separators of thousands; write it without, in pandas read_csv(…, thousands=".", decimal=",").to_csv(…)',
  },
  { pattern: /^[+-]?\d+,\d+(?:e[+-]?\d+)?$/i, advice: 'it has a decimal comma; set dialect: { decimal: "," }' },
  { pattern: /^[+-]?\d+\.\d+(?:e[+-]?\d+)?$/i, advice: 'it has a decimal point among decimal commas' },
  {
    pattern: /^[\u2212\u2013\u2012\ufe63\uff0d]\d/,
    advice: 'its minus is the sign of typesetting, not "-"; replace it',
  },
  { pattern: /^['’]/, advice: 'it begins with an apostrophe, as spreadsheets mark texts; take it away' },
  { pattern: /^[+-]?0x[\da-f]+$/i, advice: 'it is hexadecimal; write decimal numbers' },
  {
    pattern: /^\(?[+-]?[\d.]+(?:e[+-]?\d+)?[+-][\d.]+(?:e[+-]?\d+)?[ij]\)?$/i,
    advice: 'it is complex; write real and imaginary part as two columns, or save the array as .npy',
  },
  { pattern: /^[[(].*\d[\s,;]+[+-]?[\d.].*[\])]$/s, advice: 'it is an array in one cell; write one column per entry' },
  {
    pattern: /^[+-]?\d+\.?\d*[+-]\d{3}$/,
    advice: 'its exponent has no E, as Fortran writes where three digits do not fit; write it with one',
  },
  {
    pattern: /^\d{4}-\d\d?-\d\d?(?:[T ].*)?$/,
    advice: 'it is a date; write a number, such as seconds since the first row',
  },
];

/** What to do about a text that is no number and looks like one. */
export function adviceOnNumber(text: string): string | undefined {
  return ODD_NUMBERS.find(({ pattern }) => pattern.test(text))?.advice;
}
