/** The flat parameters of one generator, and where they start. */
export interface GeneratorParameters {
  /** P */
  readonly count: number;
  /** Mean and standard deviation of each parameter before the first step. */
  readonly means: Float64Array;
  readonly spreads: Float64Array;
}
