import type { TableFormat, TextDialect } from './table-source.js';

/** A column of a table. */
export interface TableColumn {
  /** Empty where the file has none. */
  readonly name: string;
  /** What its cells are: booleans are read as 0 and 1, complex numbers as two columns whose names end in `_re` and `_im`. */
  readonly type: 'number' | 'boolean' | 'text' | 'other';
  /** Its unit where the file says it. */
  readonly unit?: string;
}

/** What is known of a table before its rows are read. */
export interface TableDescription {
  readonly format: TableFormat;
  readonly columns: readonly TableColumn[];
  /** Absent where only reading tells. */
  readonly rowCount?: number;
  /** Of text: how it is read, every setting. */
  readonly dialect?: Required<TextDialect>;
  /** What was detected and a user would want to know, one sentence each, such as "read as `;`-separated with decimal comma". */
  readonly notes: readonly string[];
}

/** Which column is wanted, and as what. */
export interface WantedColumn {
  /** From 0. */
  readonly position: number;
  readonly as: 'number' | 'text';
}

/** Some rows of the wanted columns, in the order of the file. */
export interface TableBlock {
  /** The first of them, from 0, over all files. */
  readonly firstRow: number;
  readonly rowCount: number;
  /**
   * One per wanted column: numbers in float64, with NaN for a missing value, a NaN and a cell that is no number (`cell` tells
   * which); or texts, with null for a missing value.
   */
  readonly columns: readonly (Float64Array | readonly (string | null)[])[];
  /** Whether some NaN in it may be a cell that is no number; without it every one is a missing value. */
  readonly hasOdd?: boolean;
}

/** What stands in one cell. */
export interface TableCell {
  /** Where it is, in the words of the format: `row 202, column y`, and the file where there are several; `row` counts lines of text. */
  readonly place: string;
  /** As it is written; null where nothing is. */
  readonly text: string | null;
  /** Whether it counts as missing: nothing, or a text for it. A written NaN does. */
  readonly isMissing: boolean;
  /** What to do about a text that is no number and looks like one, such as "it is a percentage; write the plain number". */
  readonly advice?: string;
}

/** A table that is open. */
export interface OpenTable {
  readonly description: TableDescription;
  /**
   * Reads the wanted columns once through. Memory does not grow with the number of rows.
   *
   * @throws TableFileError when the file is damaged or has rows of other lengths
   */
  blocks(wanted: readonly WantedColumn[]): AsyncIterable<TableBlock>;
  /** Looks at one cell again; slow, for messages. */
  cell(row: number, position: number): Promise<TableCell>;
}
