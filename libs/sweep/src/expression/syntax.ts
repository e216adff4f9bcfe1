import { shortText } from '../schema/short-text.js';
import { ExpressionError } from './expression-error.js';
import { tokensOf, type Token } from './tokens.js';

/** An expression as it is written, without its parentheses and spaces; columns are from 1. */
export type Syntax =
  | { readonly node: 'number'; readonly value: number; readonly column: number }
  | { readonly node: 'name'; readonly name: string; readonly column: number }
  | { readonly node: 'minus'; readonly of: Syntax; readonly column: number }
  | { readonly node: 'not'; readonly of: Syntax; readonly column: number }
  | {
      readonly node: 'operator';
      readonly sign: Operator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly column: number;
    }
  | { readonly node: 'call'; readonly name: string; readonly given: readonly Syntax[]; readonly column: number }
  | { readonly node: 'list'; readonly entries: readonly Syntax[]; readonly column: number };

/** What stands between two numbers and gives one. */
export type Arithmetic = '+' | '-' | '*' | '/' | '^';

/** What stands between two numbers and gives a condition. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** What stands between two operands. */
export type Operator = Arithmetic | Comparison | 'and' | 'or';

/** How strongly each operator binds; a minus in front of an operand binds more than a product and less than a power. */
export const BINDING: Readonly<Record<Operator, number>> = {
  ...{ or: 1, and: 2 },
  ...{ '<': 4, '<=': 4, '>': 4, '>=': 4, '==': 4, '!=': 4 },
  ...{ '+': 5, '-': 5, '*': 6, '/': 6, '^': 8 },
};

/** Those of what stands in front of one operand. */
export const PREFIX_BINDING: Readonly<Record<'minus' | 'not', number>> = { not: 3, minus: 7 };

/** Words of the language; as a name one is written in backquotes wherever it could be taken for the word. */
export const WORDS: readonly string[] = ['and', 'or', 'not'];

/** Deeper nesting is no formula that anybody wrote, and would end the stack. */
const DEEPEST = 100;

/**
 * Reads an expression: numbers, names, + − * / ^ (or **) with the usual precedence, parentheses, calls f(a, b) and lists
 * [a, b]. Powers bind to the right, −x^2 is −(x^2). Conditions are comparisons, and, or, not, which bind less than any
 * arithmetic. What is no identifier is a name in backquotes, where `` stands for one of them.
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
    let isCompared = false;
    for (;;) {
      const sign = operatorOf(this.next);
      if (sign === undefined || BINDING[sign] <= least) return left;
      const { column } = this.next;
      if (isCompared && isComparison(sign)) {
        throw new ExpressionError(`expected two comparisons with and between them, got a second ${sign}`, column);
      }
      isCompared = isComparison(sign);
      this.at += 1;
      // To the right of ^ another ^ or a minus is taken in: it binds to the right.
      const right = this.expression(sign === '^' ? BINDING[sign] - 1 : BINDING[sign], depth + 1);
      left = { node: 'operator', sign, left, right, column };
    }
  }

  /** Nothing may be left. */
  finish(): void {
    const { of, column } = this.next;
    if (of === 'end') return;
    const isOperand = this.isOperand();
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
    if (of === 'quoted') return { node: 'name', name: text, column };
    if (of === 'name') {
      if (text === 'not' && this.isOperand()) return this.prefix('not', column, depth);
      if (!this.isNext('(')) return { node: 'name', name: text, column };
      this.at += 1;
      return { node: 'call', name: text, given: this.list(')', depth), column };
    }
    if (text === '-' && of === 'sign') return this.prefix('minus', column, depth);
    if (text === '+' && of === 'sign') return this.expression(PREFIX_BINDING.minus, depth + 1);
    if (text === '[' && of === 'sign') return { node: 'list', entries: this.list(']', depth), column };
    if (text === '(' && of === 'sign') {
      const inside = this.expression(0, depth + 1);
      this.expect(')', `the ) of the ( at character ${String(column)}`);
      return inside;
    }
    throw new ExpressionError(`expected a number, a name, ( or [, got ${shown(token)}`, column);
  }

  private prefix(node: 'minus' | 'not', column: number, depth: number): Syntax {
    return { node, of: this.expression(PREFIX_BINDING[node], depth + 1), column };
  }

  /** Whether an operand begins here that no operator between two could begin: then `not` in front is no name. */
  private isOperand(): boolean {
    const { of, text } = this.next;
    return of === 'sign' ? text === '(' || text === '[' : of !== 'end' && operatorOf(this.next) === undefined;
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

/** What stands between two operands; undefined of anything else. A name in backquotes is no word. */
function operatorOf({ of, text }: Token): Operator | undefined {
  return (of === 'sign' || of === 'name') && isOperator(text) ? text : undefined;
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(BINDING, text);
}

/** True of what compares two numbers. */
export function isComparison(sign: Operator): sign is Comparison {
  return BINDING[sign] === BINDING['<'];
}

/** True of a comparison, of what `and`, `or` and `not` make of conditions, and of a name, which may be one. */
export function isCondition(syntax: Syntax): boolean {
  if (syntax.node === 'name' || syntax.node === 'not') return true;
  return syntax.node === 'operator' && BINDING[syntax.sign] <= BINDING['<'];
}

function shown({ of, text }: Token): string {
  return of === 'end' ? text : JSON.stringify(shortText(text));
}
