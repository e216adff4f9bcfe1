import type { BlockColumns } from './block-columns.js';
import type { ColumnPlan } from './plan-columns.js';

/** How a row stands that `where` leaves out. */
export const LEFT_OUT = 0;

/** How a row stands that is taken. */
export const TAKEN = 1;

/** How a row stands that is to be looked at, for something in it is not as it should be. */
const DOUBTFUL = 2;

/**
 * How every row of a block stands, column by column.
 *
 * @param condition what `where` says of each row
 */
export function rowStandings(
  { numbers, texts }: BlockColumns,
  plan: ColumnPlan,
  condition: Float64Array | undefined,
  rowCount: number,
): Uint8Array {
  const standings = new Uint8Array(rowCount).fill(TAKEN);
  for (const position of plan.checked) {
    const column = numbers[position] ?? EMPTY;
    for (let row = 0; row < rowCount; row += 1) {
      if (!Number.isFinite(column[row])) standings[row] = DOUBTFUL;
    }
  }
  for (const position of plan.texts) {
    texts.get(position)?.forEach((text, row) => {
      if (text === null) standings[row] = DOUBTFUL;
    });
  }
  condition?.forEach((taken, row) => {
    if (taken === 0) standings[row] = LEFT_OUT;
    else if (taken !== 1) standings[row] = DOUBTFUL;
  });
  return standings;
}

const EMPTY = new Float64Array(0);
