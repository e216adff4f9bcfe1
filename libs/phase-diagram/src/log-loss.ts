/** Training is float32: a loss of zero is one below its smallest normal number, 2⁻¹²⁶. */
const LOSS_FLOOR = 2 ** -126;

/**
 * log₁₀ of a loss, as the heat map shows it.
 *
 * @returns at least −37.93, the value for zero; null for null and whatever is not a finite number ≥ 0
 */
export function logLoss(loss: number | null): number | null {
  return loss !== null && Number.isFinite(loss) && loss >= 0 ? Math.log10(Math.max(loss, LOSS_FLOOR)) : null;
}
