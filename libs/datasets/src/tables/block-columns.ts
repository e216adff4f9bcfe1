import type { TableBlock } from '@liesweep/table-files';
import type { ColumnPlan } from './plan-columns.js';

/** The columns of a block by their positions, derived ones computed. */
export interface BlockColumns {
  /** Empty where nobody asked for a column. */
  readonly numbers: readonly Float64Array[];
  readonly texts: ReadonlyMap<number, readonly (string | null)[]>;
  /** Whether some NaN among the numbers of the file may be a cell that is no number. */
  readonly hasOdd: boolean;
}

const EMPTY = new Float64Array(0);

/** @param block of the columns that the plan wants, in this order */
export function blockColumns(
  { columns, rowCount, hasOdd = false }: TableBlock,
  { wanted, names, derived }: ColumnPlan,
): BlockColumns {
  const numbers: Float64Array[] = names.map(() => EMPTY);
  const texts = new Map<number, readonly (string | null)[]>();
  wanted.forEach(({ position }, at) => {
    const column = columns[at];
    if (column instanceof Float64Array) numbers[position] = column;
    else if (column !== undefined) texts.set(position, column);
  });
  for (const { position, expression } of derived) numbers[position] = expression.values(numbers, rowCount);
  return { numbers, texts, hasOdd };
}
