import { GENERATOR_NORM_SQUARED, type Matrix } from '@liesweep/lie';

/** Mean ‖𝒲‖² before the first step: below 2, so that the first gradients, which Adam remembers, are not those of shrinking. */
const START_NORM_SQUARED = 1.25;

/** Nothing is drawn wider than this: where few directions are symmetries, most of w is to vanish. */
const LARGEST_SCALE = 1.25;

/**
 * What the random draw of plain coordinates is multiplied by in preconditioned ones: w = s 𝒲₀, so that 𝒲 = T w starts all
 * but inside the symmetries, at a mean squared norm of 5/4.
 *
 *     s = min(5/4, √(5/4 / E‖T𝒲₀‖²)),   E‖T𝒲₀‖² = (2/p) tr T²
 *
 * Not w = T⁻¹𝒲₀, which keeps the start of 𝒲: along a singular value σ it stands σ away, and Adam moves by its learning
 * rate. Measured in decision 21.
 *
 * @param transform T, shape [p, p], symmetric
 */
export function startScale({ rows, data }: Matrix): number {
  const traceOfSquare = data.reduce((sum, entry) => sum + entry * entry, 0);
  const normSquared = (GENERATOR_NORM_SQUARED / rows) * traceOfSquare;
  return Math.min(LARGEST_SCALE, Math.sqrt(START_NORM_SQUARED / normSquared));
}
