import type { EntryTexts } from './generator-entries.js';
import { wrapText } from '@liesweep/logging/terminal';

/** Terms of a field that are printed; the others are counted. */
const MOST_TERMS = 12;

/**
 * Generators as vector fields, one after another: `J1 = x2 ∂x1 − x1 ∂x2`, the sum of 𝒲_jk x_k ∂_j. For matrices that are too
 * wide for the terminal.
 */
export function renderGeneratorFields(
  generators: readonly EntryTexts[],
  names: readonly string[],
  width: number,
): string {
  const titleWidth = `J${String(generators.length)}`.length;
  return generators
    .map((entries, index) => {
      const terms = entries.flatMap((row, j) =>
        row.flatMap((entry, k) => (entry === '·' ? [] : [term(entry, names[k] ?? '', names[j] ?? '')])),
      );
      const [first = { sign: '', text: '0' }, ...rest] = terms.slice(0, MOST_TERMS);
      const left = terms.length - MOST_TERMS;
      const sum = [
        `${first.sign === '−' ? '−' : ''}${first.text}`,
        ...rest.map(({ sign, text }) => `${sign} ${text}`),
        ...(left > 0 ? [`…\u00a0and\u00a0${String(left)}\u00a0more\u00a0terms`] : []),
      ].join(' ');
      const head = `  ${`J${String(index + 1)}`.padEnd(titleWidth)} = `;
      return `${head}${wrapText(sum, width, ' '.repeat(head.length))}`;
    })
    .join('\n');
}

/** A term cannot be broken at the end of a line. */
function term(entry: string, from: string, to: string): { readonly sign: string; readonly text: string } {
  const sign = entry.startsWith('−') && !/[+−]/.test(entry.slice(1)) ? '−' : '+';
  const size = sign === '−' ? entry.slice(1) : /[+−]/.test(entry) ? `(${entry})` : entry;
  return { sign, text: `${size === '1' ? '' : `${size}\u00a0`}${from}\u00a0∂${to}` };
}
