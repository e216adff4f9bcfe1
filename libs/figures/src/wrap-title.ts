/** Width of a letter over its height, on the wide side: text is placed without fonts. */
const LETTER_WIDTH = 0.56;

/** A text in lines that are no wider than so many pixels, broken between words; a sign goes to the next line with its term. */
export function wrapTitle(text: string, width: number, size: number): string[] {
  const longest = Math.max(8, Math.floor(width / (LETTER_WIDTH * size)));
  const lines: string[] = [];
  for (const word of text.replaceAll(/ ([+−]) /g, ' $1\u00a0').split(' ')) {
    const joined = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && joined.length <= longest) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.map((line) => line.replaceAll('\u00a0', ' '));
}
