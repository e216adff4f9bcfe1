import type { LossTerm } from '@liesweep/sweep';

/** The constant of a step that holds the weight of one term for every trial, shape [B]. */
export function weightName(term: LossTerm): string {
  return `${term}Weight`;
}
