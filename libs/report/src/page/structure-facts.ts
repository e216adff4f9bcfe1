import type { SliceStructure } from '@liesweep/phase-diagram';

import { factList } from './fact-list.js';
import { fragment, prose, type Html } from './fragment.js';

/** What is known about the algebra of a detected group: its name where the numbers decide it, and the numbers. */
export function structureFacts({
  name,
  killing,
  rank,
  centreDimension,
  derivedDimension,
  ideals,
  reason,
}: SliceStructure): Html {
  const facts: [string, string | number][] = [
    ['Killing form, eigenvalues +, −, 0', killing === null ? 'not known' : signature(killing)],
    ['rank', rank ?? 'not known'],
    ['dimension of the centre', centreDimension ?? 'not known'],
    ['dimension of the derived algebra', derivedDimension ?? 'not known'],
    ['ideals', ideals.length === 0 ? 'not known' : ideals.map(describeIdeal).join(', ')],
  ];
  return fragment`<h3>Structure of the algebra</h3>
    <p class="algebra-name">${name ?? 'no name decided'}</p>
    ${factList(facts)}
    <p class="note">${prose(reason)}</p>`;
}

function signature({ plus, minus, zero }: NonNullable<SliceStructure['killing']>): string {
  return `${String(plus)}, ${String(minus)}, ${String(zero)}`;
}

function describeIdeal({ name, dimension }: SliceStructure['ideals'][number]): string {
  return name === null ? `one of dimension ${String(dimension)}` : `${name} (${String(dimension)})`;
}
