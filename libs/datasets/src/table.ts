import { allNumbers, rowsOf, type RowSource } from '@liesweep/sweep';
import type { CollectedNumbers } from './rows/growing-rows.js';

/** The numbers that a sweep takes from a data file, checked one by one, float64, row-major. */
export interface Table {
  /** What errors call the file. */
  readonly file: string;
  readonly rowCount: number;
  /** n, the number of features; r = n real numbers per row, or 2n where they are complex. */
  readonly dimension: number;
  /** [rows, r]; complex features are n real parts, then n imaginary parts. */
  readonly features: Float64Array;
  /** [rows, k] */
  readonly labels: Float64Array;
  /** What errors call the columns: r and k names. */
  readonly featureNames: readonly string[];
  readonly labelNames: readonly string[];
  /**
   * The same numbers block by block, where there are too many to be held at once: `features` and `labels` then read all of them
   * for whoever asks.
   */
  readonly rows?: { readonly features: RowSource; readonly labels: RowSource };
  /** ∇φ at the rows, where an oracle is given by them. */
  readonly gradients?: TableGradients;
}

/** A table of rows that were collected: in memory where their numbers are, and else block by block. */
export function tableOfRows<Known extends Omit<Table, 'features' | 'labels' | 'rows'>>(
  known: Known,
  features: CollectedNumbers,
  labels: CollectedNumbers,
): Known & Table {
  if (features.numbers !== undefined && labels.numbers !== undefined) {
    return { ...known, features: features.numbers, labels: labels.numbers };
  }
  return {
    ...known,
    rows: { features: features.rows, labels: labels.rows },
    get features() {
      return allNumbers(features.rows);
    },
    get labels() {
      return allNumbers(labels.rows);
    },
  };
}

/** A table with the gradients at its rows; what lies in a file stays there. */
export function withGradients<Known extends Table>(table: Known, gradients: TableGradients): Known {
  return Object.assign(Object.create(table) as Known, { gradients });
}

/** The features of a table block by block, wherever they lie. */
export function featureRows(table: Pick<Table, 'rows' | 'features' | 'rowCount'>): RowSource {
  return table.rows?.features ?? rowsOf(table.features, table.features.length / table.rowCount);
}

/** The labels of a table block by block, wherever they lie. */
export function labelRows(table: Pick<Table, 'rows' | 'labels' | 'rowCount'>): RowSource {
  return table.rows?.labels ?? rowsOf(table.labels, table.labels.length / table.rowCount);
}

/** Gradients at the rows of a table, in the units of its features. */
export interface TableGradients {
  /** k, gradients per row. */
  readonly labelCount: number;
  /** [rows, k, r]; complex ones are n slopes along the real parts, then n along the imaginary parts. */
  readonly data: Float64Array;
}
