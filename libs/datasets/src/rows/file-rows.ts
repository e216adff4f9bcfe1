import type { RowSource } from '@liesweep/sweep';
import type { NumberFile } from './number-file.js';

/** Numbers that are read at once: 128 KiB. */
const BLOCK_NUMBERS = 2 ** 14;

/** Where rows lie in a file. */
export interface FilePlace {
  /** Of the first row, in rows. */
  readonly first: number;
  readonly rowCount: number;
  readonly width: number;
}

/** Rows that are read from a file whenever they are asked for. */
export function fileRows(file: NumberFile, { first, rowCount: asked, width }: FilePlace): RowSource {
  const rowCount = width === 0 ? 0 : asked;
  const rowsAtOnce = Math.max(1, Math.floor(BLOCK_NUMBERS / Math.max(1, width)));
  return {
    ...{ rowCount, width },
    *blocks() {
      const buffer = new Float64Array(Math.min(rowsAtOnce, rowCount) * width);
      for (let row = 0; row < rowCount; row += rowsAtOnce) {
        const block = buffer.subarray(0, Math.min(rowsAtOnce, rowCount - row) * width);
        file.read(block, (first + row) * width);
        yield block;
      }
    },
    readRow(row, into) {
      file.read(into.subarray(0, width), (first + row) * width);
    },
  };
}
