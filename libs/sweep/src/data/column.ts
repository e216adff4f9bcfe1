import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { mapping } from '../schema/mapping.js';
import { plainText } from '../schema/plain-text.js';
import { shortText } from '../schema/short-text.js';

const LAST_POSITION = 1_000_000;

const NAME = 'the name of a column';
const POSITION = `its position from 0 to ${String(LAST_POSITION)}`;

const single = z.union(
  [plainText(NAME), z.int({ error: POSITION }).min(0, { error: POSITION }).max(LAST_POSITION, { error: POSITION })],
  { error: `${NAME}, ${POSITION}` },
);
const sum = z.array(single, { error: 'a list of columns' }).min(2, { error: 'at least two columns' });

const computed = mapping({ sum: sum.optional(), square: single.optional() }).transform(
  (given, context): { sum: (string | number)[] } | { square: string | number } => {
    if (given.sum !== undefined && given.square === undefined) return { sum: given.sum };
    if (given.square !== undefined && given.sum === undefined) return { square: given.square };
    context.addIssue({ code: 'custom', message: 'expected either sum, such as { sum: [E1, E2] }, or square' });
    return z.NEVER;
  },
);

/** A column of a table: one of the file, the sum of several, or the square of one. */
export function column() {
  return z.union([single, computed]);
}

/** A column as it is stored. */
export function storedColumn() {
  const one = z.union([z.string().min(1), z.int().nonnegative()]);
  return z.union([one, z.strictObject({ sum: z.array(one).min(2) }), z.strictObject({ square: one })]);
}

/** A column of a table by its name, by its position from 0, as the sum of several, or as the square of one. */
export type ColumnSpec = DeepReadonly<z.output<ReturnType<typeof storedColumn>>>;

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

/** A column in a message: `E1`, `column 3`, `E1 + E2`, `M²`. */
export function columnName(column: ColumnSpec | undefined): string {
  if (typeof column === 'object') {
    return 'square' in column
      ? `${columnName(column.square)}²`
      : column.sum.map((each) => columnName(each)).join(' + ');
  }
  return typeof column === 'number' ? `column ${String(column)}` : shortText(column ?? '');
}

/** Whether a column of a table may stand for several, such as `px*`. */
export function isPattern(column: ColumnSpec): column is string {
  return typeof column === 'string' && column.includes('*');
}
