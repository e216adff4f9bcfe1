import { quoteText } from '../quote-text.js';
import { shownColumn } from '../shown-column.js';
import type { TableColumn } from '../open-table.js';
import { adviceOnNumber } from './odd-number.js';
import type { TextRecord } from './split-records.js';

/** Says which columns of texts would be numbers if they were written otherwise, and how. */
export function oddColumnNotes(columns: readonly TableColumn[], rows: readonly TextRecord[]): readonly string[] {
  const found = new Map<string, { readonly names: string[]; readonly example: string }>();
  columns.forEach(({ name, type }, at) => {
    if (type !== 'text') return;
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
    const odd = cells.filter((cell) => adviceOnNumber(cell) !== undefined);
    const [example = ''] = odd;
    const advice = adviceOnNumber(example);
    if (advice === undefined || 2 * odd.length <= cells.length) return;
    const same = found.get(advice);
    const shown = shownColumn(name, at);
    if (same === undefined) found.set(advice, { names: [shown], example });
    else same.names.push(shown);
  });
  return [...found].map(([advice, { names, example }]) => {
    const which = `column${names.length === 1 ? '' : 's'} ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
    return `${which} ${names.length === 1 ? 'has' : 'have'} texts such as ${quoteText(example)}: ${advice}`;
  });
}
