import type { Table } from './table.js';

/** Digits to which two numbers must agree to be the same: rounding of another program's output is less. */
const DIGITS = 10;

/** The rows of a table in groups of the same features, each group and the groups in the order of the file. */
export function copiesOf({ rowCount, features }: Pick<Table, 'rowCount' | 'features'>): readonly (readonly number[])[] {
  const width = features.length / rowCount;
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rowCount; row += 1) {
    const key = Array.from(features.subarray(row * width, (row + 1) * width), (entry) =>
      entry.toPrecision(DIGITS),
    ).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
