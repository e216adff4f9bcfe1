import { subscript } from './notation.js';

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('0123456789-', (digit, index) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'.charAt(index)]),
);

/** A formula of a field or a function as it is set in a figure: `x1^2*y - 2` is `x₁²y − 2`. */
export function formulaText(formula: string): string {
  return formula
    .replaceAll(/\^(-?\d+)/g, (_, power: string) => Array.from(power, (digit) => SUPERSCRIPTS[digit] ?? digit).join(''))
    .replaceAll(/(?<=[\p{L}])(\d+)/gu, (digits) => subscript(Number(digits)))
    .replaceAll(/(?<=\d)\s*\*\s*(?=[\p{L}(])/gu, '\u200a')
    .replaceAll(/\s*\*\s*/g, '\u200a')
    .replaceAll('-', '−');
}
