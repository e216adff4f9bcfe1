import { shortText } from '../schema/short-text.js';
import { ExpressionError } from './expression-error.js';
import { tokensOf, type Token } from './tokens.js';

/** An expression as it is written, without its parentheses and spaces; columns are from 1. */
export type Syntax =
  | { readonly node: 'number'; readonly value: number; readonly column: number }
  | { readonly node: 'name'; readonly name: string; readonly column: number }
  | { readonly node: 'minus'; readonly of: Syntax; readonly column: number }
  | {
      readonly node: 'operator';
      readonly sign: Operator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly column: number;
    }
  | { readonly node: 'call'; readonly name: string; readonly given: readonly Syntax[]; readonly column: number }
  | { readonly node: 'list'; readonly entries: readonly Syntax[]; readonly column: number };

/** What stands between two operands. */
export type Operator = '+' | '-' | '*' | '/' | '^';

/** How strongly each operator binds; a minus in front of an operand binds more than a product and less than a power. */
export const BINDING: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };

/** That of a minus in front. */
export const MINUS_BINDING = 3;

/** Deeper nesting is no formula that anybody wrote, and would end the stack. */
const DEEPEST = 100;

/**
 * Reads an expression: numbers, names, + − * / ^ (or **) with the usual precedence, parentheses, calls f(a, b) and lists
 * [a, b]. Powers bind to the right, −x^2 is −(x^2).
 *
 * @throws ExpressionError with what was expected and where
 */
export function parseSyntax(text: string): Syntax {
  const parser = new Parser(tokensOf(text));
  const found = parser.expression(0, 0);
  parser.finish();
  return found;
}

/** A parser by binding powers (Pratt, 1973). */
class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** An expression whose operators all bind more than `least`. */
  expression(least: number, depth: number): Syntax {
    let left = this.operand(depth);
    for (;;) {
      const { of, text, column } = this.next;
      if (of !== 'sign' || !isOperator(text) || BINDING[text] <= least) return left;
      this.at += 1;
      // To the right of ^ another ^ or a minus is taken in: it binds to the right.
      const right = this.expression(text === '^' ? BINDING[text] - 1 : BINDING[text], depth + 1);
      left = { node: 'operator', sign: text, left, right, column };
    }
  }

  /** Nothing may be left. */
  finish(): void {
    const { of, text, column } = this.next;
    if (of === 'end') return;
    const isOperand = of !== 'sign' || text === '(' || text === '[';
    throw new ExpressionError(
      isOperand
        ? `expected an operator such as * before ${shown(this.next)}`
        : `expected the end or an operator, got ${shown(this.next)}`,
      column,
    );
  }

  private operand(depth: number): Syntax {
    const token = this.next;
    const { of, text, column } = token;
    if (depth > DEEPEST) {
      throw new ExpressionError(`expected at most ${String(DEEPEST)} expressions within each other`, column);
    }
    this.at += of === 'end' ? 0 : 1;
    if (of === 'number') return { node: 'number', value: Number(text), column };
    if (of === 'name') {
      if (!this.isNext('(')) return { node: 'name', name: text, column };
      this.at += 1;
      return { node: 'call', name: text, given: this.list(')', depth), column };
    }
    if (text === '-' && of === 'sign') return { node: 'minus', of: this.expression(MINUS_BINDING, depth + 1), column };
    if (text === '+' && of === 'sign') return this.expression(MINUS_BINDING, depth + 1);
    if (text === '[' && of === 'sign') return { node: 'list', entries: this.list(']', depth), column };
    if (text === '(' && of === 'sign') {
      const inside = this.expression(0, depth + 1);
      this.expect(')', `the ) of the ( at character ${String(column)}`);
      return inside;
    }
    throw new ExpressionError(`expected a number, a name, ( or [, got ${shown(token)}`, column);
  }

  /** Expressions with commas between them up to a closing bracket, which is taken; at least one. */
  private list(end: ')' | ']', depth: number): readonly Syntax[] {
    const entries = [this.expression(0, depth + 1)];
    while (this.isNext(',')) {
      this.at += 1;
      entries.push(this.expression(0, depth + 1));
    }
    this.expect(end, `, or ${end}`);
    return entries;
  }

  private expect(sign: string, what: string): void {
    if (!this.isNext(sign)) throw new ExpressionError(`expected ${what}, got ${shown(this.next)}`, this.next.column);
    this.at += 1;
  }

  private isNext(sign: string): boolean {
    return this.next.of === 'sign' && this.next.text === sign;
  }

  private get next(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new RangeError('the end of an expression was passed');
    return token;
  }
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(BINDING, text);
}

function shown({ of, text }: Token): string {
  return of === 'end' ? text : JSON.stringify(shortText(text));
}
