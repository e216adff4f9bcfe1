/** Entries of a matrix that take as much as one entry of the structure tensor that a field's brackets are contracted with: rough. */
const ENTRIES_PER_PRODUCT = 0.125;

/** The entries of a matrix that take as much memory and time as a field of so many coefficients. */
export function coefficientEntries(count: number): number {
  return count + ENTRIES_PER_PRODUCT * count ** 2;
}
