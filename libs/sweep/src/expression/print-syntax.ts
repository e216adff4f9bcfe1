import { formatNumber } from '../format-number.js';
import { BINDING, MINUS_BINDING, type Syntax } from './syntax.js';

/** What binds as strongly as a name. */
const ATOM = 5;

/**
 * The one text of an expression: no parentheses but those that it needs, spaces around + and − only. It reads back as the
 * same expression.
 *
 * @param nameOf what a name is called instead
 */
export function printSyntax(syntax: Syntax, nameOf: (name: string) => string = (name) => name): string {
  const print = (each: Syntax): string => printSyntax(each, nameOf);
  const within = (each: Syntax, least: number): string => (bindingOf(each) < least ? `(${print(each)})` : print(each));
  if (syntax.node === 'number') return formatNumber(syntax.value);
  if (syntax.node === 'name') return nameOf(syntax.name);
  if (syntax.node === 'minus') return `-${within(syntax.of, MINUS_BINDING)}`;
  if (syntax.node === 'list') return `[${syntax.entries.map(print).join(', ')}]`;
  if (syntax.node === 'call') return `${syntax.name}(${syntax.given.map(print).join(', ')})`;
  const { sign, left, right } = syntax;
  const binding = BINDING[sign];
  if (sign === '^') return `${within(left, binding + 1)}^${within(right, MINUS_BINDING)}`;
  const space = sign === '+' || sign === '-' ? ' ' : '';
  return `${within(left, binding)}${space}${sign}${space}${within(right, binding + 1)}`;
}

function bindingOf(syntax: Syntax): number {
  if (syntax.node === 'operator') return BINDING[syntax.sign];
  return syntax.node === 'minus' ? MINUS_BINDING : ATOM;
}
