import type { ColumnSpec } from './data/column.js';
import type { TableFound } from './data/table-found.js';

/** More classes than this are some other number, such as an identifier. */
export const MOST_CLASSES = 1000;

/** What a sweep needs to know about a data file, found by reading it. */
export interface DataFacts {
  /** `sha256:` and 64 hexadecimal digits over the numbers that were selected from the file. */
  readonly digest: string;
  /** n, the number of features. */
  readonly dimension: number;
  /** Rows that are trained on, and rows that are held out. */
  readonly samples: number;
  readonly heldOut: number;
  /** How many of all rows differ in their features: copies tell nothing new. */
  readonly different: number;
  /** k, the number of columns of labels. */
  readonly labels: number;
  /** How many classes the labels name: one column of whole numbers from 0; null where they are something else. */
  readonly classes: number | null;
  /** Present where an oracle is given by its gradients. */
  readonly gradients?: GradientFacts;
  /** Present where labels are velocities that were taken from points in time. */
  readonly velocity?: readonly VelocityFacts[];
  /** Present where the file is a table of any format. */
  readonly table?: TableFacts;
}

/** What a table turned out to be. */
export interface TableFacts {
  /** The columns that the features and the labels of a sweep file mean, patterns resolved. */
  readonly features: readonly ColumnSpec[];
  readonly labels: readonly ColumnSpec[];
  readonly found: TableFound;
}

/** How the velocity of a feature was taken, and how well it is known. */
export interface VelocityFacts {
  readonly name: string;
  /** Points of the window over which a polynomial was fitted, and its degree. */
  readonly window: number;
  readonly degree: number;
  /** The estimated error of the derivative, as a share of its root mean square. */
  readonly error: number;
}

/** What a sweep needs to know about an array of gradients. */
export interface GradientFacts {
  /** `sha256:` and 64 hexadecimal digits over the gradients, in the order of the rows. */
  readonly digest: string;
  /** k, gradients per row. */
  readonly labels: number;
}
