import { nameSlices, type SliceNames } from '@liesweep/figures';
import { hasCoefficients } from '@liesweep/sweep';

import { continueSection } from './continue-section.js';
import { figureCard, type DrawnFigures } from './figure-card.js';
import { glossarySection } from './glossary-section.js';
import { fragment, markup, type HtmlPart } from './fragment.js';
import type { ReportInput } from './report-input.js';
import { SWEEP_FIGURES } from '../sweep-figures/sweep-figures.js';
import { findFigures, type FoundFigures } from './find-figures.js';
import { FIELD_STYLE, REPORT_STYLE } from './report-style.js';
import { runSection } from './run-section.js';
import { sliceSection } from './slice-section.js';
import { verdictSection } from './verdict-section.js';
import { drawFigures, sweepFigureFile } from './draw-figures.js';

/** With more slices than this they start folded. */
const MOST_OPEN_SLICES = 8;

/**
 * The report of a sweep: one HTML text that opens offline, without scripts, fonts or anything else from outside.
 *
 * Every string of the input is escaped.
 *
 * @param figures of the same input, where they are found already
 * @param wide the figures for wide screens, where they are drawn already
 */
export async function renderReport(
  input: ReportInput,
  figures: FoundFigures = findFigures(input),
  wide?: ReadonlyMap<string, string>,
): Promise<string> {
  const drawn: DrawnFigures = {
    wide: wide ?? (await drawFigures(figures, 'wide')),
    narrow: await drawFigures(figures, 'narrow'),
  };
  const { slices, sweep } = input.phaseDiagram;
  const isOfFields = hasCoefficients(input.spec.system);
  const names = unbroken(nameSlices(slices));
  const shown = { figures, drawn, names, areOpen: slices.length <= MOST_OPEN_SLICES };
  const page = fragment`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
        <title>${sweep} · Liesweep</title>
        <style>
          ${markup(REPORT_STYLE)}${isOfFields ? markup(FIELD_STYLE) : null}
        </style>
      </head>
      <body>
        <header>
          <p class="kicker">Liesweep · continuous symmetries of a labelled dataset</p>
          <h1>${sweep}</h1>
          <nav aria-label="Sections">${SECTIONS.map(([id, title]) => fragment`<a href="#${id}">${title}</a>`)}</nav>
        </header>
        <main>
          ${verdictSection(slices, names, input.certificates)} ${sweepFigures(drawn)}
          <section id="slices" aria-labelledby="slices-title">
            <h2 id="slices-title">Slice by slice</h2>
            ${slices.map((slice, index) => sliceSection(shown, slice, index))}
          </section>
          ${continueSection(slices, names)} ${glossarySection(isOfFields)} ${runSection(input)}
        </main>
        <footer>
          Made by Liesweep from phase-diagram.json of the same folder; the figures lie beside it as SVG files.
        </footer>
      </body>
    </html> `;
  return page.markup;
}

/** The same names, in which a line does not end between a letter and its number. */
function unbroken(names: SliceNames): SliceNames {
  const bind = (name: string): string => name.replaceAll(' = ', '\u00a0=\u00a0');
  return { panel: (slice) => bind(names.panel(slice)), slice: (slice) => bind(names.slice(slice)) };
}

/** What links at the top of the page lead to. */
const SECTIONS: readonly (readonly [id: string, title: string])[] = [
  ['verdict', 'Verdict'],
  ...SWEEP_FIGURES.map(({ id, link }) => [id, link] as const),
  ['slices', 'Slice by slice'],
  ['continue', 'How to continue'],
  ['glossary', 'How to read it'],
  ['run', 'What was run'],
];

function sweepFigures(drawn: DrawnFigures): HtmlPart {
  return SWEEP_FIGURES.map((figure, at) => [
    at === 0 ? null : markup('\n    '),
    fragment`<section id="${figure.id}" aria-labelledby="${figure.id}-title">
      <h2 id="${figure.id}-title">${figure.title}</h2>
      <p class="about">
        ${figure.about}
      </p>
      ${figureCard(drawn, sweepFigureFile(figure), figure.label, null)}
    </section>`,
  ]);
}
