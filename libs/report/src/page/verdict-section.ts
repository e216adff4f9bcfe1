import type { SliceNames } from '@liesweep/figures';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { dimensionText, verdictSentence } from '@liesweep/phase-diagram/status-words';
import type { Certificate } from '@liesweep/sweep';

import { fragment, prose, type Html } from './fragment.js';
import { statusBadge } from './status-badge.js';
import { SUBJECT_WORDS, verdictSubject } from './verdict-subject.js';

/** The answer: one sentence over all and of what it is, one number per n where all slices agree, and one line per slice. */
export function verdictSection(
  slices: readonly PhaseDiagramSlice[],
  names: SliceNames,
  certificates: readonly Certificate[] = [],
): Html {
  return fragment`<section id="verdict" aria-labelledby="verdict-title">
    <h2 id="verdict-title">Verdict</h2>
    <p class="lead">${verdictSentence(slices)} ${subjectSentence(slices, certificates)}</p>
    ${dimensionTiles(slices)}
    <ol class="verdicts">
      ${slices.map(
        (slice, index) =>
          fragment`<li>
            <span class="dimension" title="group dimension">${dimensionText(slice.groupDimension)}</span>
            <div>
              <p class="slice-name">
                <a href="#slice-${index}">${names.slice(slice)}</a> ${statusBadge(slice.groupDimension.status)}
                <span class="algebra">${slice.structure?.name ?? null}</span>
              </p>
              <p class="reason">${prose(slice.groupDimension.reason)}</p>
            </div>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Of what the symmetries are, such as `The symmetries are those of the formula.`; null where no slice says it. */
export function subjectSentence(
  slices: readonly PhaseDiagramSlice[],
  certificates: readonly Certificate[],
): string | null {
  const subjects = new Set(slices.map((slice) => verdictSubject(slice, certificates)).filter((one) => one !== null));
  return subjects.size === 0
    ? null
    : `The verdict is ${[...subjects].map((subject) => SUBJECT_WORDS[subject]).join(', or ')}.`;
}

/** A large number per n, shown when no two slices of the same n disagree and there is more than one n. */
function dimensionTiles(slices: readonly PhaseDiagramSlice[]): Html | null {
  const values = new Map<number, Set<number | null>>();
  for (const { dimension, groupDimension } of slices) {
    values.set(dimension, (values.get(dimension) ?? new Set()).add(groupDimension.value));
  }
  const tiles = [...values].sort(([a], [b]) => a - b).map(([dimension, [value]]) => ({ dimension, value }));
  const agrees = [...values.values()].every(({ size }) => size === 1);
  if (!agrees || tiles.length < 2 || tiles.length > 8) return null;
  return fragment`<dl class="tiles">
    ${tiles.map(
      ({ dimension, value }) =>
        fragment`<div><dt>n = ${dimension}</dt><dd>${value ?? '?'}<small>dim G</small></dd></div>`,
    )}
  </dl>`;
}
