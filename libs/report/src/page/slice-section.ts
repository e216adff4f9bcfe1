import type { SliceNames } from '@liesweep/figures';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { dimensionText } from '@liesweep/phase-diagram/status-words';
import type { FoundFigure, SliceFigure } from '../slice-figures/define-slice-figure.js';
import { cellsTable } from './cells-table.js';
import { factList } from './fact-list.js';
import { figureCard, type DrawnFigures } from './figure-card.js';
import { drawingFile, type FoundFigures } from './find-figures.js';
import { fragment, markup, prose, type Html, type HtmlPart } from './fragment.js';
import { learnedFacts } from './learned-facts.js';
import { statusBadge } from './status-badge.js';
import { structureFacts } from './structure-facts.js';

/** What the sections of all slices are written from. */
export interface SlicesToShow {
  readonly figures: FoundFigures;
  readonly drawn: DrawnFigures;
  readonly names: SliceNames;
  /** False for many slices, which start folded. */
  readonly areOpen: boolean;
}

/** One slice in full: why its dimension is what it is, the certificate's numbers, its figures, its cells. */
export function sliceSection(shown: SlicesToShow, slice: PhaseDiagramSlice, index: number): Html {
  const { groupDimension } = slice;
  const summary = fragment`<span class="dimension">${dimensionText(groupDimension)}</span> <span>${shown.names.slice(slice)}</span> ${statusBadge(
    groupDimension.status,
  )} <span class="algebra">${slice.structure?.name ?? null}</span>`;
  const body = fragment`<p class="reason">${prose(groupDimension.reason)}</p>
    ${numbers(slice)} ${figureSections('certificate', shown, slice, index)} ${slice.learned === undefined ? null : learnedFacts(slice.learned)}
    ${slice.structure === undefined ? null : structureFacts(slice.structure)}
    ${figureSections('generators', shown, slice, index)}
    ${cellsTable(slice)}`;
  return shown.areOpen
    ? fragment`<details class="slice" id="slice-${index}" open>
        <summary>${summary}</summary>
        ${body}
      </details>`
    : fragment`<details class="slice" id="slice-${index}">
        <summary>${summary}</summary>
        ${body}
      </details>`;
}

/** Between sections: two stand in a line. No reader sees it, but a report that is written anew is the same byte for byte. */
const [WITHIN_LINE, NEXT_LINE] = [markup(' '), markup('\n    ')];

function figureSections(
  subject: SliceFigure['tellsOf'],
  shown: SlicesToShow,
  slice: PhaseDiagramSlice,
  index: number,
): HtmlPart {
  return (shown.figures.ofSlices[index] ?? [])
    .filter(({ kind }) => kind.tellsOf === subject)
    .map(({ found }, at) => [
      at === 0 ? null : at % 2 === 1 ? WITHIN_LINE : NEXT_LINE,
      found === undefined ? null : figureSection(found, shown, slice, index),
    ]);
}

/** The section of one figure, its drawings on cards. */
export function figureSection(
  found: FoundFigure,
  { figures, drawn, names }: SlicesToShow,
  slice: PhaseDiagramSlice,
  index: number,
): Html {
  return found.section({
    slice,
    names,
    card: (drawing, label, caption) =>
      figureCard(drawn, drawingFile(figures, index, found, drawing), `${label}, ${names.slice(slice)}`, caption),
  });
}

function numbers({ cells, groupDimension }: PhaseDiagramSlice): Html {
  const vanishing = cells.filter((cell) => cell.vanishing).map(({ generators }) => generators);
  return factList([
    ['N_g that vanish', vanishing.length === 0 ? 'none' : vanishing.join(', ')],
    ['certificate', groupDimension.certificate ?? 'none'],
    [
      'gap between vanishing and failing',
      groupDimension.gapDecades === null ? 'none' : `${groupDimension.gapDecades.toFixed(1)} decades`,
    ],
  ]);
}
