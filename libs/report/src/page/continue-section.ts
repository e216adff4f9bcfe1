import type { SliceNames } from '@liesweep/figures';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';

import { fragment, prose, type Html } from './fragment.js';

/** How to continue: the open slices, each with the reason that says what to add, or that none is open. */
export function continueSection(slices: readonly PhaseDiagramSlice[], names: SliceNames): Html {
  const open = slices.flatMap((slice, index) => {
    const { status, reason } = slice.groupDimension;
    return status === 'undetermined' || status === 'conflict' ? [{ index, name: names.slice(slice), reason }] : [];
  });
  const again =
    'Change the sweep file and run the same command: trials that are recorded already are not trained again.';
  const steps =
    open.length === 0
      ? fragment`<p>No slice is left open. ${again}</p>`
      : fragment`<ul class="steps">
          ${open.map(({ index, name, reason }) => fragment`<li><a href="#slice-${index}">${name}</a>: ${prose(reason)}</li>`)}
        </ul>
        <p>${again}</p>`;
  return fragment`<section id="continue" aria-labelledby="continue-title">
    <h2 id="continue-title">How to continue</h2>
    ${steps}
  </section>`;
}
