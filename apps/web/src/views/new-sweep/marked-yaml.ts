/** What a part of a line of YAML is, as far as it is shown. */
export type YamlPart = 'key' | 'comment' | 'string' | 'plain';

/** A part of a line, and whether it is marked. */
export interface MarkedPart {
  readonly text: string;
  readonly part: YamlPart;
  readonly isMarked: boolean;
}

const PARTS = /("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|((?:^|(?<=\s))#.*$)|([\w-]+)(?=\s*:(?:\s|$))/g;

/**
 * A line of YAML in parts that are shown each in its way; together they are the line.
 *
 * @param marks columns, from 1, at which something is marked up to the end of the word
 */
export function markedYaml(line: string, marks: readonly number[]): readonly MarkedPart[] {
  const parts: { text: string; part: YamlPart }[] = [];
  let place = 0;
  for (const match of line.matchAll(PARTS)) {
    const [text, string, comment] = match;
    if (match.index > place) parts.push({ text: line.slice(place, match.index), part: 'plain' });
    parts.push({ text, part: string !== undefined ? 'string' : comment !== undefined ? 'comment' : 'key' });
    place = match.index + text.length;
  }
  if (place < line.length) parts.push({ text: line.slice(place), part: 'plain' });
  return marks
    .map((column) => wordAt(line, column - 1))
    .reduce(
      cut,
      parts.map((part) => ({ ...part, isMarked: false })),
    );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The word that begins there; what is at the end of a line is its last character. */
function wordAt(line: string, column: number): Span {
  const from = Math.max(0, Math.min(column, line.length - 1));
  const word = /^(?:"[^"]*"|'[^']*'|[\w.+-]+|.)/u.exec(line.slice(from))?.[0] ?? '';
  return { from, to: from + word.length };
}

function cut(parts: readonly MarkedPart[], { from, to }: Span): readonly MarkedPart[] {
  let place = 0;
  return parts.flatMap(({ text, part, isMarked }) => {
    const begin = place;
    place += text.length;
    const [left, right] = [
      Math.max(0, Math.min(text.length, from - begin)),
      Math.max(0, Math.min(text.length, to - begin)),
    ];
    return [
      { text: text.slice(0, left), part, isMarked },
      { text: text.slice(left, right), part, isMarked: true },
      { text: text.slice(right), part, isMarked },
    ].filter((each) => each.text !== '');
  });
}
