/**
 * Entries of a matrix that take as much as one product of a coefficient with a bracket: a step holds about ten tensors of
 * [N_g, P, P′], where of matrices it holds about 24 of [N_g², p] (measured at N_g = 3).
 */
const ENTRIES_PER_PRODUCT = 0.16;

/**
 * The entries of a matrix that take as much memory and time as a field.
 *
 * @param count P, its coefficients
 * @param bracketCount P′, those of a bracket, which may lead out of the dictionary
 */
export function coefficientEntries(count: number, bracketCount = count): number {
  return count + ENTRIES_PER_PRODUCT * count * bracketCount;
}
