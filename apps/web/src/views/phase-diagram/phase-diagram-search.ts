import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep/loss-weights';
import { chosen, oneOf, wholeNumber, type RawSearch } from '../../shell/search-params.js';

const LAYOUTS = ['panels', 'all'] as const;

/** How cells are laid out: panels n × N_g for weights, or all slices in one map. */
export type Layout = (typeof LAYOUTS)[number];

/** What is looked at in a phase diagram. */
export interface PhaseDiagramSearch {
  readonly layout?: Layout;
  /** The axis of weights along which panels are laid out; the other axes stand at the chosen slice. */
  readonly along?: LossTerm;
  /** The slice that is read beside the map, by its position in the grid. */
  readonly slice?: number;
  /** The cell that is read, by its index. */
  readonly cell?: number;
}

/** What an address says of it; what makes no sense is left out, and what the grid does not have is left to the view. */
export function phaseDiagramSearch(raw: RawSearch): PhaseDiagramSearch {
  return chosen({
    layout: oneOf(LAYOUTS, raw.layout),
    along: oneOf(LOSS_TERMS, raw.along),
    slice: wholeNumber(raw.slice),
    cell: wholeNumber(raw.cell),
  });
}
