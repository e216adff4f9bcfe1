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
}
