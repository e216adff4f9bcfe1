/** A value of Python as its source writes it; a tuple is a list. */
export type PythonValue = string | number | boolean | null | PythonValue[] | Map<PythonValue, PythonValue>;

const WORDS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/** Deeper ones are no header of a file. */
const DEEPEST = 20;

/**
 * Reads a literal of Python: texts, numbers, True, False, None, lists, tuples and dictionaries of these, as the header of a
 * `.npy` file is.
 *
 * @returns undefined where it is none
 */
export function parsePythonLiteral(source: string): PythonValue | undefined {
  const tokens = source.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+L?|[A-Za-z]+|[[\](){},:]|\S/g) ?? [];
  let at = 0;
  const list = (close: string, depth: number): PythonValue[] | undefined => {
    const values: PythonValue[] = [];
    while (tokens[at] !== close) {
      const value = read(depth);
      if (value === undefined) return undefined;
      values.push(value);
      if (tokens[at] === ',') at += 1;
      else if (tokens[at] !== close) return undefined;
    }
    at += 1;
    return values;
  };
  const dictionary = (depth: number): PythonValue | undefined => {
    const entries = new Map<PythonValue, PythonValue>();
    while (tokens[at] !== '}') {
      const key = read(depth);
      if (key === undefined || tokens[at] !== ':') return undefined;
      at += 1;
      const value = read(depth);
      if (value === undefined) return undefined;
      entries.set(key, value);
      if (tokens[at] === ',') at += 1;
      else if (tokens[at] !== '}') return undefined;
    }
    at += 1;
    return entries;
  };
  const read = (depth: number): PythonValue | undefined => {
    const token = tokens[at++];
    if (token === undefined || depth > DEEPEST) return undefined;
    if (token === '(') return list(')', depth + 1);
    if (token === '[') return list(']', depth + 1);
    if (token === '{') return dictionary(depth + 1);
    if (/^['"]/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (/^-?\d/.test(token)) return Number(token.replace('L', ''));
    return WORDS[token];
  };
  const value = read(0);
  return at === tokens.length ? value : undefined;
}
