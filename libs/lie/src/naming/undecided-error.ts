/** A decision without a gap between what is zero and what is not. Its message names the decision. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
}
