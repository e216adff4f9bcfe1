import type { Certificate } from '@liesweep/sweep';

/** The share of a generator's entries that its certificate leaves open: the bound of its defect; 0 for a formula. */
export function noiseOf({ groupDimension, bound }: Pick<Certificate, 'groupDimension' | 'bound'>): number {
  return bound?.staircase.find(({ dimension }) => dimension === groupDimension)?.atMost ?? 0;
}
