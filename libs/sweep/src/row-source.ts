import { Scratch } from './scratch.js';

/**
 * Rows of numbers that are read from the first to the last, as often as asked, without all of them in memory at once: what a
 * certificate needs of the rows are sums over them.
 */
export interface RowBlocks {
  readonly rowCount: number;
  /** Numbers per row. */
  readonly width: number;
  /**
   * All rows in order, row-major, a block of whole rows at a time. A block is done with before the next one is asked for: its
   * memory may be used again.
   */
  blocks(): Iterable<Float64Array>;
}

/** Rows of which single ones can be read too. */
export interface RowSource extends RowBlocks {
  /** Copies one row, by its number from 0. */
  readRow(row: number, into: Float64Array): void;
}

/** Rows handed out together of those that are in memory: what is computed of a block then stays in the cache. */
const BLOCK_ROWS = 1024;

/** Rows that are in memory. @param data row-major [rows, width] */
export function rowsOf(data: Float64Array, width: number): RowSource {
  return {
    rowCount: width === 0 ? 0 : data.length / width,
    width,
    *blocks() {
      for (let at = 0; at < data.length; at += BLOCK_ROWS * width) {
        yield data.subarray(at, at + BLOCK_ROWS * width);
      }
    },
    readRow(row, into) {
      for (let at = 0; at < width; at += 1) into[at] = data[row * width + at] ?? Number.NaN;
    },
  };
}

/** Numbers that are either in memory or come block by block. @param width of a row that is in memory */
export function asRows(numbers: Float64Array | RowSource, width: number): RowSource;
export function asRows(numbers: Float64Array | RowBlocks, width: number): RowBlocks;
export function asRows(numbers: Float64Array | RowBlocks, width: number): RowBlocks {
  return numbers instanceof Float64Array ? rowsOf(numbers, width) : numbers;
}

/** Some neighbouring columns of rows, from `first` on. */
export function columnsOf(rows: RowSource, first: number, width: number): RowSource {
  if (first === 0 && width === rows.width) return rows;
  const whole = new Float64Array(rows.width);
  return {
    rowCount: rows.rowCount,
    width,
    *blocks() {
      const scratch = new Scratch();
      for (const block of rows.blocks()) {
        const taken = scratch.take((block.length / rows.width) * width);
        for (let from = first, to = 0; to < taken.length; from += rows.width, to += width) {
          for (let at = 0; at < width; at += 1) taken[to + at] = block[from + at] ?? Number.NaN;
        }
        yield taken;
      }
    },
    readRow(row, into) {
      rows.readRow(row, whole);
      into.set(whole.subarray(first, first + width));
    },
  };
}

/** The rows of several sources of one width, one source after another. */
export function joinedRows(...sources: readonly RowSource[]): RowSource {
  return {
    rowCount: sources.reduce((sum, { rowCount }) => sum + rowCount, 0),
    width: sources[0]?.width ?? 0,
    *blocks() {
      for (const source of sources) yield* source.blocks();
    },
    readRow(row, into) {
      let rest = row;
      const holder = sources.find(({ rowCount }) => {
        if (rest < rowCount) return true;
        rest -= rowCount;
        return false;
      });
      holder?.readRow(rest, into);
    },
  };
}

/** All numbers at once, row-major [rows, width]. */
export function allNumbers(rows: RowBlocks): Float64Array {
  const all = new Float64Array(rows.rowCount * rows.width);
  let at = 0;
  for (const block of rows.blocks()) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}
