import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';

import { fragment, type Html } from './fragment.js';

/** How sure a group dimension is. */
export type Status = PhaseDiagramSlice['groupDimension']['status'];

/** All statuses, the surest first. */
export const STATUSES = [
  'confirmed',
  'detected',
  'undetermined',
  'conflict',
  'not-applicable',
] as const satisfies readonly Status[];

const SIGNS: Readonly<Record<Status, string>> = {
  confirmed: '✓',
  detected: '●',
  undetermined: '?',
  conflict: '!',
  'not-applicable': '–',
};

const WORDS: Readonly<Record<Status, string>> = {
  confirmed: 'confirmed',
  detected: 'detected',
  undetermined: 'undetermined',
  conflict: 'conflict',
  'not-applicable': 'not applicable',
};

/** The status in words, with a sign and a colour. */
export function statusBadge(status: Status): Html {
  return fragment`<span class="badge badge-${status}"><span aria-hidden="true">${SIGNS[status]}</span> ${WORDS[status]}</span>`;
}

/** The status in words. */
export function statusWord(status: Status): string {
  return WORDS[status];
}
