import type { Stage } from '@liesweep/api-contract';
import { chosen, oneOf, shortText, type RawSearch } from '../../shell/search-params.js';

/** Stages by which the list can be narrowed, in the order of a sweep’s life. */
export const FILTER_STAGES = [
  ...['running', 'paused', 'draining', 'drained', 'not-started', 'complete'],
  ...['incomplete', 'interrupted', 'cancelled', 'failed'],
] as const as readonly Stage[];

/** What is looked for among the sweeps. */
export interface SweepsSearch {
  readonly project?: string;
  readonly stage?: Stage;
  readonly search?: string;
}

/** What an address says of it; what makes no sense is left out. */
export function sweepsSearch(raw: RawSearch): SweepsSearch {
  return chosen({
    project: shortText(raw.project, 64),
    stage: oneOf(FILTER_STAGES, raw.stage),
    search: shortText(raw.search),
  });
}
