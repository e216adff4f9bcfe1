import type { TableColumn } from '../open-table.js';

/** Columns that can be read from any row on. */
export interface ColumnSource {
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** Rows that are stored together: best read at once, at most so many. */
  readonly rowStep: number;
  /**
   * Numbers of columns of numbers and booleans, texts of the others.
   *
   * @param positions of the columns, from 0
   * @throws RefusedFileError when the file is damaged
   */
  read(
    positions: readonly number[],
    first: number,
    count: number,
  ): Promise<readonly (Float64Array | readonly string[])[]>;
}
