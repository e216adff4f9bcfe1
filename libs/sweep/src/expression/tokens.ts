import { shortText } from '../schema/short-text.js';
import { ExpressionError } from './expression-error.js';

/** A number, a name, or characters that mean something; the last one is the end. */
export interface Token {
  /** `quoted` is a name in backquotes, which is never a word of the language. */
  readonly of: 'number' | 'name' | 'quoted' | 'sign' | 'end';
  /** Of a quoted name what it quotes. */
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/** Longer expressions are no formulas that anybody wrote. */
const LONGEST = 4096;

const TOKEN =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<quoted>`(?:[^`]|``)+`)|(?<sign>\*\*|[<>=!]=|[-+*/^(),[\]<>]))/y;

/** What other languages write. */
const MEANT: Readonly<Record<string, string>> = { '=': '==', '&': 'and', '|': 'or', '!': 'not' };

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
        `expected a number, a name or an operator, got ${shownCharacter(text, column - 1)}`,
        column,
      );
    }
    at = TOKEN.lastIndex;
    tokens.push(tokenOf(found.groups ?? {}, at));
  }
  return [...tokens, { of: 'end', text: 'the end', column: end + 1 }];
}

function tokenOf({ number, name, quoted, sign }: Readonly<Record<string, string | undefined>>, end: number): Token {
  const written = number ?? name ?? quoted ?? sign ?? '';
  const column = end - written.length + 1;
  if (number !== undefined) {
    if (Number.isFinite(Number(number))) return { of: 'number', text: number, column };
    throw new ExpressionError(`expected a finite number, got ${shortText(number)}`, column);
  }
  if (name !== undefined) return { of: 'name', text: name, column };
  if (quoted !== undefined) return { of: 'quoted', text: quoted.slice(1, -1).replaceAll('``', '`'), column };
  return { of: 'sign', text: written === '**' ? '^' : written, column };
}

/** A character that begins nothing, with what was probably meant. */
function shownCharacter(text: string, position: number): string {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  if (character === '`') return 'a ` without the ` that ends the name';
  const meant = Object.hasOwn(MEANT, character) ? `; did you mean ${MEANT[character] ?? ''}?` : '';
  return `${JSON.stringify(character)}${meant}`;
}
