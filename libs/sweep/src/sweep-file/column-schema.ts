import { z } from 'zod';
import type { ColumnSpec } from '../sweep-spec.js';
import { mapping } from './mapping.js';

const LAST_POSITION = 1_000_000;

const NAME = 'the name of a column';
const POSITION = `its position from 0 to ${String(LAST_POSITION)}`;

const single = z.union([
  z.string({ error: NAME }).min(1, { error: NAME }),
  z.int({ error: POSITION }).min(0, { error: POSITION }).max(LAST_POSITION, { error: POSITION }),
]);
const sum = z.array(single, { error: 'a list of columns' }).min(2, { error: 'at least two columns' });

/** A column of a table: one of the file, or the sum of several. */
export function column() {
  return z.union([single, mapping({ sum })]);
}

/** A list of distinct columns; it may be empty. */
export function columns() {
  return z.array(column(), { error: 'a list of columns, such as [x1, x2]' }).superRefine((list, context) => {
    const position = firstRepeatedColumn(list);
    if (position < 0) return;
    const message = `expected distinct columns, got ${columnName(list[position])} twice`;
    context.addIssue({ code: 'custom', path: [position], message });
  });
}

/** The position of the first column that stands in the list before; −1 where there is none. */
export function firstRepeatedColumn(list: readonly ColumnSpec[]): number {
  const seen = new Set<string>();
  return list.findIndex((each) => seen.size === seen.add(JSON.stringify(each)).size);
}

/** A column in a message: `E1`, `column 3`, `E1 + E2`. */
export function columnName(column: ColumnSpec | undefined): string {
  if (typeof column === 'object') return column.sum.map((each) => columnName(each)).join(' + ');
  return typeof column === 'number' ? `column ${String(column)}` : (column ?? '');
}
