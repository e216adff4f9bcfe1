import { formatNumber } from '../format-number.js';
import { BINDING, isComparison, PREFIX_BINDING, WORDS, type Operator, type Syntax } from './syntax.js';

/** What binds as strongly as a name. */
const ATOM = 9;

/** What is read as a name without backquotes. */
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Between these there is no space. */
const TIGHT: ReadonlySet<Operator> = new Set(['*', '/', '^']);

/**
 * The one text of an expression: no parentheses but those that it needs, no spaces around *, / and ^. It reads back as the
 * same expression.
 *
 * @param nameOf what a name is called instead
 */
export function printSyntax(syntax: Syntax, nameOf: (name: string) => string = (name) => name): string {
  const hasWords = usesWords(syntax);
  const shown = (name: string): string => (hasWords && WORDS.includes(name) ? `\`${name}\`` : writtenName(name));
  const within = (each: Syntax, least: number): string => (bindingOf(each) < least ? `(${print(each)})` : print(each));
  const print = (each: Syntax): string => {
    if (each.node === 'number') return formatNumber(each.value);
    if (each.node === 'name') return shown(nameOf(each.name));
    if (each.node === 'minus') return `-${within(each.of, PREFIX_BINDING.minus)}`;
    if (each.node === 'not') {
      const operand = within(each.of, PREFIX_BINDING.not);
      // `not - x` is a name and what is subtracted from it.
      return operand.startsWith('-') ? `not (${operand})` : `not ${operand}`;
    }
    if (each.node === 'list') return `[${each.entries.map(print).join(', ')}]`;
    if (each.node === 'call') return `${each.name}(${each.given.map(print).join(', ')})`;
    const { sign, left, right } = each;
    const binding = BINDING[sign];
    if (sign === '^') return `${within(left, binding + 1)}^${within(right, PREFIX_BINDING.minus)}`;
    const space = TIGHT.has(sign) ? '' : ' ';
    // Comparisons stand beside no other without parentheses.
    return `${within(left, isComparison(sign) ? binding + 1 : binding)}${space}${sign}${space}${within(right, binding + 1)}`;
  };
  return print(syntax);
}

/** A name as an expression writes it: in backquotes where it is no identifier. */
export function writtenName(name: string): string {
  return IDENTIFIER.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** Whether words of the language are in it, beside which a name that is one of them would be taken for it. */
function usesWords(syntax: Syntax): boolean {
  if (syntax.node === 'not') return true;
  if (syntax.node === 'minus') return usesWords(syntax.of);
  if (syntax.node === 'list') return syntax.entries.some(usesWords);
  if (syntax.node === 'call') return syntax.given.some(usesWords);
  if (syntax.node !== 'operator') return false;
  return syntax.sign === 'and' || syntax.sign === 'or' || usesWords(syntax.left) || usesWords(syntax.right);
}

function bindingOf(syntax: Syntax): number {
  if (syntax.node === 'operator') return BINDING[syntax.sign];
  return syntax.node === 'minus' || syntax.node === 'not' ? PREFIX_BINDING[syntax.node] : ATOM;
}
