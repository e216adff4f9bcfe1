import type { LearnedOracles } from '@liesweep/phase-diagram';

import { factList } from './fact-list.js';
import { fragment, type Html } from './fragment.js';

/** How good the fitted oracles of a slice are, and what that means for its symmetries. */
export function learnedFacts({ fits, note }: LearnedOracles): Html {
  return fragment`<h3>${fits.length === 1 ? 'Learned oracle' : 'Learned oracles'}</h3>
    ${fits.map(({ measure, heldOut, train, factor, digest }) =>
      factList([
        [`${measure} on held-out samples`, quality(heldOut)],
        [`${measure} on those it was fitted to`, quality(train)],
        ['scaled by', factor === null ? 'not finite' : String(Number(factor.toPrecision(4)))],
        ['file', `${digest.slice(0, 'sha256:'.length + 16)}…`],
      ]),
    )}
    <p class="note">${note}</p>`;
}

/** Rounded towards what is worse: 0.99999 is not 1. */
function quality(value: number | null): string {
  return value === null ? 'not finite' : String(Math.floor(value * 1e4) / 1e4);
}
