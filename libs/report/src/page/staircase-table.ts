import { defectSteps, formatShare } from '@liesweep/figures';
import type { SliceCertificate } from '@liesweep/phase-diagram';

import { fragment, type Html } from './fragment.js';

type Step = NonNullable<SliceCertificate['bound']>['staircase'][number];

/** Below this the labels change by rounding only. */
const ROUNDING = 1e-6;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** A step is told in words when its next direction has so many times the defect. */
const WIDE_STEP = 1.5;

/** The staircase of approximate symmetry: its wide steps in words, and every step in numbers. */
export function staircaseTable({ defects, dimension, bound }: SliceCertificate): Html | null {
  if (bound === undefined || bound.staircase.length === 0) return null;
  const told = defectSteps({ defects, bound }).filter(
    (step) => step.dimension === dimension || step.nextAtLeast >= WIDE_STEP * step.atMost,
  );
  return fragment`<h4>The staircase</h4>
    ${
      told.length === 0
        ? fragment`<p class="about">No step is wide: the bounds of the directions overlap, or nearly.</p>`
        : fragment`<ul class="staircase">
            ${told.map((step) =>
              step.dimension === dimension
                ? fragment`<li><strong>${stepInWords(step)}</strong></li>`
                : fragment`<li>${stepInWords(step)}</li>`,
            )}
          </ul>`
    }
    <div class="scroll" tabindex="0">
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">directions</th>
            <th scope="col">change the labels by at most</th>
            <th scope="col">a further one by at least</th>
          </tr>
        </thead>
        <tbody>
          ${bound.staircase.map(
            (step) =>
              fragment`<tr>
                <th scope="row">${step.dimension}${step.dimension === dimension ? ' ✓' : null}</th>
                <td>${step.dimension === 0 ? '–' : change(step.atMost)}</td>
                <td>${step.nextAtLeast === null ? 'not known' : formatShare(step.nextAtLeast)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Such as `3 directions change the labels by at most 1.8 %; a fourth by at least 30 %.` */
export function stepInWords({ dimension, atMost, nextAtLeast }: Step): string {
  const next = nextAtLeast === null ? null : formatShare(nextAtLeast);
  if (dimension === 0) return `Every direction changes the labels${next === null ? '.' : ` by at least ${next}.`}`;
  const kept = `${dimension === 1 ? 'One direction changes' : `${String(dimension)} directions change`} the labels by at most ${change(atMost)}`;
  return next === null ? `${kept}.` : `${kept}; ${ordinal(dimension + 1)} by at least ${next}.`;
}

function change(share: number): string {
  return share < ROUNDING ? 'rounding' : formatShare(share);
}

function ordinal(position: number): string {
  const word = ORDINALS[position - 1];
  return word === undefined ? 'a further one' : `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}
