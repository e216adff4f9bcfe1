const LONGEST_QUOTE = 40;

/** A text of a file in quotes, cut where it is long, on one line. */
export function quoteText(text: string): string {
  const { length } = text;
  return JSON.stringify(length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}
