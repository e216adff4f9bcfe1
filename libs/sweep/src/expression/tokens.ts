import { shortText } from '../schema/short-text.js';
import { ExpressionError } from './expression-error.js';

/** A number, a name, or one of the characters that mean something; the last one is the end. */
export interface Token {
  readonly of: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/** Longer expressions are no formulas that anybody wrote. */
const LONGEST = 4096;

const TOKEN =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<sign>\*\*|[-+*/^(),[\]]))/y;

/**
 * The tokens of an expression, the end included.
 *
 * @throws ExpressionError for a character that means nothing, a number that is not finite, and a text that is too long
 */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > LONGEST) {
    const message = `expected an expression of at most ${String(LONGEST)} characters, got ${String(text.length)}`;
    throw new ExpressionError(message, LONGEST + 1);
  }
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) {
      const column = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0) + 1;
      throw new ExpressionError(
        `expected a number, a name or an operator, got ${characterAt(text, column - 1)}`,
        column,
      );
    }
    at = TOKEN.lastIndex;
    tokens.push(tokenOf(found.groups ?? {}, at));
  }
  return [...tokens, { of: 'end', text: 'the end', column: end + 1 }];
}

function tokenOf({ number, name, sign }: Readonly<Record<string, string | undefined>>, end: number): Token {
  const text = number ?? name ?? sign ?? '';
  const column = end - text.length + 1;
  if (number === undefined)
    return { of: name === undefined ? 'sign' : 'name', text: text === '**' ? '^' : text, column };
  if (Number.isFinite(Number(number))) return { of: 'number', text, column };
  throw new ExpressionError(`expected a finite number, got ${shortText(text)}`, column);
}

function characterAt(text: string, position: number): string {
  return JSON.stringify(String.fromCodePoint(text.codePointAt(position) ?? 0));
}
