import { nameSlices, type SliceNames } from '@liesweep/figures';

import { continueSection } from './continue-section.js';
import { figureCard, type DrawnFigures } from './figure-card.js';
import { glossarySection } from './glossary-section.js';
import { fragment, markup, type Html } from './fragment.js';
import type { ReportInput } from './report-input.js';
import { REPORT_STYLE } from './report-style.js';
import { runSection } from './run-section.js';
import { sliceSection } from './slice-section.js';
import { verdictSection } from './verdict-section.js';
import { SWEEP_FIGURES, writeFigures } from './write-figures.js';

/** With more slices than this they start folded. */
const MOST_OPEN_SLICES = 8;

/**
 * The report of a sweep: one HTML text that opens offline, without scripts, fonts or anything else from outside.
 *
 * Every string of the input is escaped.
 *
 * @param wide the figures for wide screens, where they are drawn already
 */
export async function renderReport(input: ReportInput, wide?: ReadonlyMap<string, string>): Promise<string> {
  const drawn: DrawnFigures = {
    wide: wide ?? (await writeFigures(input, 'wide')),
    narrow: await writeFigures(input, 'narrow'),
  };
  const { slices, sweep } = input.phaseDiagram;
  const names = unbroken(nameSlices(slices));
  const page = fragment`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
        <title>${sweep} · Liesweep</title>
        <style>
          ${markup(REPORT_STYLE)}
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
            ${slices.map((slice, index) =>
              sliceSection(input, drawn, index, slice, names, slices.length <= MOST_OPEN_SLICES),
            )}
          </section>
          ${continueSection(slices, names)} ${glossarySection()} ${runSection(input)}
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

const SECTIONS = [
  ['verdict', 'Verdict'],
  ['heat-map', 'Heat map'],
  ['loss', 'Loss against number of generators'],
  ['curves', 'Training curves'],
  ['slices', 'Slice by slice'],
  ['continue', 'How to continue'],
  ['glossary', 'How to read it'],
  ['run', 'What was run'],
] as const;

function sweepFigures(drawn: DrawnFigures): Html {
  return fragment`<section id="heat-map" aria-labelledby="heat-map-title">
      <h2 id="heat-map-title">Where the loss vanishes</h2>
      <p class="about">
        Each cell is one dimension n and one number of generators N<sub>g</sub>, trained from many starts. Its colour
        and number are log₁₀ of the lowest loss of all of them.
      </p>
      ${figureCard(drawn, SWEEP_FIGURES.heatMap, 'Heat map of log₁₀ lowest loss over n and N_g', null)}
    </section>
    <section id="loss" aria-labelledby="loss-title">
      <h2 id="loss-title">What keeps it from vanishing</h2>
      <p class="about">
        The lowest loss against N<sub>g</sub>. Colour and shape name the term that dominates it. The referee decides what
        vanishes; of the rest, a loss above the grey band fails, and one inside it says nothing.
      </p>
      ${figureCard(drawn, SWEEP_FIGURES.loss, 'Lowest loss against N_g, coloured by dominant term', null)}
    </section>
    <section id="curves" aria-labelledby="curves-title">
      <h2 id="curves-title">Training curves</h2>
      <p class="about">
        Loss against step. The best trial of each N<sub>g</sub> is drawn strong and ends in a dot, others faint.
      </p>
      ${figureCard(drawn, SWEEP_FIGURES.curves, 'Loss against training step', null)}
    </section>`;
}
