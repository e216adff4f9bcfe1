/** What is said beside an answer, one sentence each. */
export interface Remarks {
  /** What was found in the data file. */
  readonly notes: readonly string[];
  /** What is allowed and will not give what is probably wanted. */
  readonly warnings: readonly string[];
}
