import { chosen, oneOf, wholeNumber, type RawSearch } from '../../shell/search-params.js';

/** The bases in which generators can be shown. */
const BASES = ['trained', 'sparsest', 'certified'] as const;

/** A basis of generators. */
export type Basis = (typeof BASES)[number];

/** What is looked at of a cell, as the address says it; what it does not say is the best that there is. */
export interface CellSearch {
  readonly restart?: number;
  readonly basis?: Basis;
  /** Counted from 0. */
  readonly generator?: number;
}

/** Reads the search of the address of a cell; what cannot be meant is left out. */
export function cellSearch(raw: RawSearch): CellSearch {
  return chosen({
    restart: wholeNumber(raw.restart, 0, 1_000_000_000),
    basis: oneOf(BASES, raw.basis),
    generator: wholeNumber(raw.generator, 0, 1_000),
  });
}
