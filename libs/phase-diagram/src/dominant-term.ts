import { LOSS_TERMS } from '@liesweep/sweep';
import type { LossTerm, LossTerms } from '@liesweep/sweep';

/** The largest of the weighted terms, the first of equal ones; null when none is positive. */
export function dominantTerm(terms: LossTerms): LossTerm | null {
  let dominant: LossTerm | null = null;
  let largest = 0;
  for (const term of LOSS_TERMS) {
    const value = terms[term];
    if (value !== null && value > largest) {
      dominant = term;
      largest = value;
    }
  }
  return dominant;
}
