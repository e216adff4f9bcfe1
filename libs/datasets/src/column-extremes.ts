import type { RowBlocks } from '@liesweep/sweep';

/** The ends of a column. */
export interface ColumnExtremes {
  readonly least: number;
  readonly leastCount: number;
  /** The smallest value above `least`; Infinity where the column is constant. */
  readonly nextLeast: number;
  readonly most: number;
  readonly mostCount: number;
  /** The largest value below `most`; −Infinity where the column is constant. */
  readonly nextMost: number;
}

/** The ends of every column, in one pass. @param rows of finite numbers */
export function columnExtremes(rows: RowBlocks): ColumnExtremes[] {
  const { width } = rows;
  const of = (value: number): Float64Array => new Float64Array(width).fill(value);
  const [least, nextLeast, leastCount] = [of(Infinity), of(Infinity), of(0)];
  const [most, nextMost, mostCount] = [of(-Infinity), of(-Infinity), of(0)];
  for (const block of rows.blocks()) {
    for (let column = 0; column < width; column += 1) {
      let [low, nextLow, lows] = [least[column] ?? NaN, nextLeast[column] ?? NaN, leastCount[column] ?? NaN];
      let [high, nextHigh, highs] = [most[column] ?? NaN, nextMost[column] ?? NaN, mostCount[column] ?? NaN];
      for (let at = column; at < block.length; at += width) {
        const value = block[at] ?? NaN;
        if (value <= nextLow) {
          if (value < low) [nextLow, low, lows] = [low, value, 1];
          else if (value === low) lows += 1;
          else nextLow = value;
        }
        if (value >= nextHigh) {
          if (value > high) [nextHigh, high, highs] = [high, value, 1];
          else if (value === high) highs += 1;
          else nextHigh = value;
        }
      }
      [least[column], nextLeast[column], leastCount[column]] = [low, nextLow, lows];
      [most[column], nextMost[column], mostCount[column]] = [high, nextHigh, highs];
    }
  }
  return Array.from({ length: width }, (_, column) => ({
    ...{ least: least[column] ?? NaN, leastCount: leastCount[column] ?? NaN, nextLeast: nextLeast[column] ?? NaN },
    ...{ most: most[column] ?? NaN, mostCount: mostCount[column] ?? NaN, nextMost: nextMost[column] ?? NaN },
  }));
}
