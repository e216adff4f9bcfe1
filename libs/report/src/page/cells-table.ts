import { formatLoss } from '@liesweep/figures';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { LOSS_TERMS } from '@liesweep/sweep';

import { fragment, type Html } from './fragment.js';

/** Every cell of a slice as a row, folded away until asked for. */
export function cellsTable({ cells }: PhaseDiagramSlice): Html {
  return fragment`<details class="cells">
    <summary>All ${cells.length} cells as a table</summary>
    <div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">N<sub>g</sub></th>
            <th scope="col">verdict</th>
            <th scope="col">trials that vanish</th>
            <th scope="col">lowest loss</th>
            <th scope="col">final loss</th>
            <th scope="col">dominant term</th>
            ${LOSS_TERMS.map((term) => fragment`<th scope="col">${term}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${cells.map(
            (cell) =>
              fragment`<tr>
                <th scope="row">${cell.generators}</th>
                <td>${cell.vanishing ? '✓ vanishes' : 'does not vanish'}</td>
                <td>${cell.vanishingTrials} of ${cell.trials}</td>
                <td>${formatLoss(cell.lowestLoss)}</td>
                <td>${formatLoss(cell.finalLoss)}</td>
                <td>${cell.dominantTerm ?? '–'}</td>
                ${LOSS_TERMS.map((term) => fragment`<td>${formatLoss(cell.terms[term])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
