/** An expression that cannot be read: what was expected, what was given, and where. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';

  /**
   * @param reason what was expected, what was given, the nearest valid word
   * @param column the character of the expression where that is, from 1
   */
  constructor(
    readonly reason: string,
    readonly column: number,
  ) {
    super(`${reason}, at character ${String(column)}`);
  }
}
