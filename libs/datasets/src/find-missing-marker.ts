/** A value that stands for missing ones, and the range of the others. */
export interface MissingMarker {
  readonly value: number;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

/** Rows that must have the value: one outlier is a measurement. */
const LEAST_COUNT = 2;

/** Different values that the others must have: a column of few levels may well have one far from the rest. */
const LEAST_LEVELS = 20;

/** How far outside the others it must be, in ranges of theirs. */
const RANGES_APART = 3;

/** The smallest or largest value of a column where it is repeated and far outside all others, such as −999. */
export function findMissingMarker(table: Float64Array, column: number, width: number): MissingMarker | undefined {
  const values: number[] = [];
  for (let at = column; at < table.length; at += width) values.push(table[at] ?? Number.NaN);
  values.sort((a, b) => a - b);
  return ([values[0], values.at(-1)] as const)
    .map((value) => markerAt(values, value ?? Number.NaN))
    .find((found) => found !== undefined);
}

/** @param sorted ascending */
function markerAt(sorted: readonly number[], value: number): MissingMarker | undefined {
  const others = sorted.filter((each) => each !== value);
  const [least, most] = [others[0] ?? Number.NaN, others.at(-1) ?? Number.NaN];
  const count = sorted.length - others.length;
  const distance = value < least ? least - value : value - most;
  const isFar = distance > RANGES_APART * (most - least);
  return count >= LEAST_COUNT && isFar && new Set(others).size >= LEAST_LEVELS
    ? { value, count, least, most }
    : undefined;
}
