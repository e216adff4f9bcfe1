/** As much of a text as a message shows, in UTF-16 code units. */
const LONGEST = 60;

/** A text as messages show it: cut where it is long, never within a character. */
export function shortText(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
