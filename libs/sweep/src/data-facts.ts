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
  /** k, the number of columns of labels. */
  readonly labels: number;
  /** How many classes the labels name: one column of whole numbers from 0; null where they are something else. */
  readonly classes: number | null;
}
