/** Fractions up to this denominator are written as such. */
const LARGEST_DENOMINATOR = 12;
/** A number this close to a fraction, over its size, is that fraction. */
const NEAR = 1e-6;

/**
 * A linear combination as it is written: `2v₁ − v₃`, `½v₂`, `0`; `not finite` where it is not.
 *
 * @param coefficients one per name; null where not finite
 * @param scale coefficients below a millionth of it are none
 */
export function combinationText(coefficients: readonly (number | null)[], names: readonly string[], scale = 1): string {
  if (coefficients.some((coefficient) => coefficient === null || !Number.isFinite(coefficient))) return 'not finite';
  const terms = coefficients.flatMap((coefficient, index) => {
    const size = Math.abs(coefficient ?? Number.NaN);
    if (size <= NEAR * scale) return [];
    const sign = (coefficient ?? 0) < 0 ? '−' : '+';
    return [{ sign, text: `${factorText(size)}${names[index] ?? ''}` }];
  });
  return (
    terms
      .map(({ sign, text }, index) => (index === 0 ? `${sign === '−' ? '−' : ''}${text}` : ` ${sign} ${text}`))
      .join('') || '0'
  );
}

/** A factor before a name; nothing for 1. */
function factorText(size: number): string {
  for (let denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator += 1) {
    const numerator = Math.round(size * denominator);
    if (numerator > 0 && Math.abs(numerator / denominator - size) <= NEAR * size) {
      if (denominator === 1) return numerator === 1 ? '' : String(numerator);
      return denominator === 2 && numerator === 1 ? '½' : `${String(numerator)}⁄${String(denominator)} `;
    }
  }
  return `${String(Number(size.toPrecision(3)))} `;
}
