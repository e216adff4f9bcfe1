/** What makes a spreadsheet take a text for a formula; a number may begin with a sign. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A field of a CSV file: a number as it is, a text quoted as in RFC 4180 where it would end the field, and nothing for null.
 * A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
export function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
