/** Where the tensors of a trial lie: in the file of its shard. */
export interface TensorPlace {
  /** Of the file’s content. */
  readonly digest: string;
  /** Of the trial in the file. */
  readonly position: number;
}
