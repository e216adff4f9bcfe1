/**
 * Text broken between words, so that no line is longer than `width` unless a single word is.
 *
 * @param indent before every line but the first; before that one, what stands there already takes as much room
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (indent.length + line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${indent}`);
}
