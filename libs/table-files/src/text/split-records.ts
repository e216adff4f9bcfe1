import type { TextDialect } from '../table-source.js';

/** A record of a text, with its cells trimmed. */
export interface TextRecord {
  /** On which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** As it is written, without its end. */
  readonly text: string;
}

/** The records of a short text, blank lines and comments left out. A quote that is not closed ends with the text. */
export function splitRecords(
  text: string,
  { separator, quote, comment }: Required<Pick<TextDialect, 'separator' | 'quote' | 'comment'>>,
): readonly TextRecord[] {
  const isBlankSeparated = separator === ' ';
  const blank = separator === '\t' ? / / : /[ \t]/;
  const records: TextRecord[] = [];
  let [at, line] = [0, 1];
  const isLineEnd = (): boolean => at >= text.length || text[at] === '\n' || text[at] === '\r';
  const skipBlanks = (): void => {
    while (blank.test(text[at] ?? '')) at += 1;
  };
  const skipLineEnd = (): void => {
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line += 1;
  };
  while (at < text.length) {
    const [start, first] = [at, line];
    skipBlanks();
    if (isLineEnd()) {
      skipLineEnd();
      continue;
    }
    if (comment !== '' && text.startsWith(comment, at)) {
      while (!isLineEnd()) at += 1;
      skipLineEnd();
      continue;
    }
    at = start;
    const cells: string[] = [];
    for (;;) {
      skipBlanks();
      if (isBlankSeparated && isLineEnd() && cells.length > 0) break;
      let cell = '';
      if (text[at] === quote) {
        for (at += 1; at < text.length; at++) {
          if (text[at] === quote) {
            if (text[at + 1] !== quote) break;
            at += 1;
          }
          if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1;
          cell += text[at] ?? '';
        }
        at += 1;
      }
      for (; !isLineEnd() && text[at] !== separator && !(isBlankSeparated && text[at] === '\t'); at++)
        cell += text[at] ?? '';
      cells.push(cell.trim());
      if (isBlankSeparated) skipBlanks();
      if (isLineEnd()) break;
      if (!isBlankSeparated) at += 1;
    }
    records.push({ line: first, cells, text: text.slice(start, at) });
    skipLineEnd();
  }
  return records;
}
