import type { TableCell, TableColumn, WantedColumn } from './open-table.js';
import type { TableFormat, TextDialect } from './table-source.js';

/** Some rows of the wanted columns, good until the next ones are asked for: numbers with NaN, or texts with null, for what is missing. */
export interface ReadBlock {
  readonly rowCount: number;
  readonly columns: readonly (Float64Array | readonly (string | null)[])[];
  /** As of `TableBlock`. */
  readonly hasOdd?: boolean;
}

/** One file that is open in the process that reads. */
export interface TableReader {
  readonly format: TableFormat;
  readonly columns: readonly TableColumn[];
  readonly rowCount?: number;
  readonly dialect?: Required<TextDialect>;
  readonly notes: readonly string[];
  /**
   * Reads the wanted columns once through.
   *
   * @throws RefusedFileError when the file is damaged or has rows of other lengths
   */
  blocks(wanted: readonly WantedColumn[]): AsyncIterable<ReadBlock>;
  /** @param row from 0, of this file */
  cell(row: number, position: number): Promise<TableCell>;
}
