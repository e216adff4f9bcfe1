import { chosen, oneOf, positiveNumber, shortText, wholeNumber, type RawSearch } from '../../shell/search-params.js';

/** What trials can be sorted by, as the interface has it; its own list comes with zod, which the page does not load. */
export const ORDERS = ['key', 'lowestLoss', 'finalLoss', 'steps', 'seconds', 'dimension', 'generators'] as const;

/** How a training ended. */
export const OUTCOMES = ['converged', 'plateaued', 'diverged', 'stopped'] as const;

/** Columns that can be shown besides those that always are. */
export const MORE_COLUMNS = ['weights', 'terms', 'device', 'seconds', 'key'] as const;

/** One of them. */
export type MoreColumn = (typeof MORE_COLUMNS)[number];

/** What is looked for among the trials of a sweep. */
export interface TrialsSearch {
  readonly sort?: (typeof ORDERS)[number];
  readonly order?: 'asc' | 'desc';
  readonly dimension?: number;
  readonly generators?: number;
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly finalLossBelow?: number;
  readonly cell?: number;
  /** Additional columns, with commas between them. */
  readonly columns?: string;
}

/** What an address says of it; what makes no sense is left out. */
export function trialsSearch(raw: RawSearch): TrialsSearch {
  return chosen({
    sort: oneOf(ORDERS, raw.sort),
    order: oneOf(['asc', 'desc'] as const, raw.order),
    dimension: wholeNumber(raw.dimension, 1, 100_000),
    generators: wholeNumber(raw.generators, 1, 100_000),
    outcome: oneOf(OUTCOMES, raw.outcome),
    finalLossBelow: positiveNumber(raw.finalLossBelow),
    cell: wholeNumber(raw.cell),
    columns: columnsText(columnsOf(shortText(raw.columns))),
  });
}

/** The additional columns that a text names, in their own order. */
export function columnsOf(text: string | undefined): readonly MoreColumn[] {
  const named = text?.split(',') ?? [];
  return MORE_COLUMNS.filter((column) => named.includes(column));
}

/** The text that names columns; undefined for none. */
export function columnsText(columns: readonly MoreColumn[]): string | undefined {
  return columns.length === 0 ? undefined : columns.join(',');
}
