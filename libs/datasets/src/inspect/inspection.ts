import type { TableCell, TableDescription } from '@liesweep/table-files';
import type { Estimate } from './estimate.js';
import type { NumberFindings } from './number-column-fold.js';
import type { Relation } from './relation-fold.js';
import type { TextFindings } from './text-column-fold.js';

/** A column of a file, and what it holds. */
export type InspectedColumn<Findings> = Findings & {
  /** Cells that hold something else than the column does, such as a text among numbers; null where there is none. */
  readonly odd: { readonly count: number; readonly first: TableCell } | null;
  /** From 0. */
  readonly position: number;
  /** As a sweep file writes it: its name, or its position where the file has none. */
  readonly reference: string | number;
  readonly unit: string | null;
  /** The first cell that holds nothing; null where all hold something, and in columns after the first 16 with gaps. */
  readonly gap: TableCell | null;
};

/** What is in a table. */
export interface Inspection {
  readonly description: TableDescription;
  readonly rowCount: number;
  readonly numbers: readonly InspectedColumn<NumberFindings>[];
  readonly texts: readonly InspectedColumn<TextFindings>[];
  /** Columns that hold neither numbers nor texts, by their names. */
  readonly others: readonly string[];
  /** Of columns of numbers, each by its position. */
  readonly relations: readonly Relation[];
  /** Whether relations were looked for between all columns of numbers; else between the first 64. */
  readonly areAllRelated: boolean;
  /** Rows that are equal to one before, in all columns of numbers and texts. */
  readonly repeatedRows: Estimate;
}
