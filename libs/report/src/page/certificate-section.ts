import { formatLoss, formatShare, type SliceNames } from '@liesweep/figures';
import type { PhaseDiagramSlice, SliceCertificate } from '@liesweep/phase-diagram';
import type { Certificate } from '@liesweep/sweep';

import { factList } from './fact-list.js';
import { figureCard, type DrawnFigures } from './figure-card.js';
import { fragment, prose, type Html } from './fragment.js';
import type { ReportInput } from './report-input.js';
import { staircaseTable } from './staircase-table.js';
import { SUBJECT_WORDS, certificateOf, verdictSubject } from './verdict-subject.js';
import { defectFigure } from './write-figures.js';

/**
 * The certificate of a slice: its numbers, its relative defects as a figure and, of labels, its staircase. It depends on the
 * system and n only, so it stands in the first of the slices that differ in their weights, and the others point there.
 */
export function certificateSection(
  input: ReportInput,
  drawn: DrawnFigures,
  slice: PhaseDiagramSlice,
  names: SliceNames,
): Html | null {
  const { slices } = input.phaseDiagram;
  const recorded = certificateOf(slice, input.certificates);
  const certificate = slice.certificate ?? recorded;
  if (certificate === undefined) return null;
  const first = slices.findIndex(({ system, dimension }) => system === slice.system && dimension === slice.dimension);
  const original = slices[first];
  if (original !== undefined && original !== slice) {
    return fragment`<p class="note">
      The certificate does not depend on the weights: it stands at <a href="#slice-${first}">${names.slice(original)}</a>.
    </p>`;
  }
  const subject = verdictSubject(slice, input.certificates);
  // Of a network there is none to speak of: the sentence below says why.
  const ofWhat = subject === null || subject === 'network' ? '' : ` ${SUBJECT_WORDS[subject]}`;
  return fragment`<h3>Certificate${ofWhat}</h3>
    ${
      slice.groupDimension.reason.includes(certificate.reason.replace(/\.$/, ''))
        ? null
        : fragment`<p class="note">${prose(certificate.reason)}</p>`
    }
    ${facts(slice.certificate, recorded)}
    ${slice.certificate === undefined ? null : spectrum(slice.certificate, recorded, drawn, slice, names.slice(slice))}
    ${slice.certificate === undefined ? null : staircaseTable(slice.certificate)}`;
}

type Fact = [term: string, value: string | number];

function facts(certificate: SliceCertificate | undefined, recorded: Certificate | undefined): Html | null {
  const rows: Fact[] =
    recorded === undefined || recorded.parameterCount === 0
      ? []
      : [['rows for parameters', `${String(recorded.rowCount)} for ${String(recorded.parameterCount)}`]];
  const all: Fact[] =
    certificate?.bound !== undefined
      ? factsOfLabels(certificate.bound)
      : certificate !== undefined
        ? [...factsOfFormula(certificate), ...rows]
        : recorded !== undefined && recorded.parameterCount > 0
          ? [...singularValues(recorded), ...rows]
          : [];
  return all.length === 0 ? null : factList(all);
}

/** The defects on both sides of the dimension. */
function factsOfFormula({ dimension, defects, tolerance }: SliceCertificate): Fact[] {
  const [last, next] = dimension === null ? [undefined, defects[0]] : [defects[dimension - 1], defects[dimension]];
  const sides: Fact[] = [
    ['largest relative defect at zero', last === undefined ? 'none' : formatLoss(last)],
    ['smallest relative defect above', next === undefined ? 'none' : formatLoss(next)],
  ];
  return [
    ...(defects.length === 0 ? [] : sides),
    ['tolerance of trained generators', tolerance === null ? 'none' : formatLoss(tolerance)],
  ];
}

function factsOfLabels(bound: NonNullable<SliceCertificate['bound']>): Fact[] {
  const { level, tolerance, lower, upper, fittedDegree, judgedDegree, link, rows, rowsNeeded } = bound;
  return [
    ['dimension', lower === upper ? lower : `between ${String(lower)} and ${String(upper)}`],
    ['tolerance', formatShare(tolerance)],
    ['each bound holds at', `${String(Number((100 * (1 - level)).toPrecision(4)))} %`],
    ['degree that describes the labels', fittedDegree ?? 'none'],
    ['degree they are judged in', judgedDegree ?? 'none'],
    ['the polynomial describes', link === '' ? 'not known' : link],
    ['different rows', rows],
    ['structure that it may miss adds', `up to ${formatShare(bound.misfit)}`],
    ['higher degrees add', `up to ${formatShare(bound.truncation)}`],
    ...(rowsNeeded === null ? [] : [['rows that would decide, about', roundUp(rowsNeeded)] as Fact]),
  ];
}

/** To two digits, on the safe side. */
function roundUp(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

/** Certificates of engine 1 have these instead of relative defects. */
function singularValues({ largestZero, smallestNonZero }: Certificate): Fact[] {
  return [
    ['largest singular value at zero', largestZero === null ? 'none' : formatLoss(largestZero)],
    ['smallest singular value above', smallestNonZero === null ? 'none' : formatLoss(smallestNonZero)],
  ];
}

function spectrum(
  certificate: SliceCertificate,
  recorded: Certificate | undefined,
  drawn: DrawnFigures,
  slice: PhaseDiagramSlice,
  name: string,
): Html | null {
  const { defects, bound } = certificate;
  if (defects.length === 0) return null;
  const kept = bound === undefined ? 'oracle' : 'labels';
  const all = recorded?.parameterCount ?? 0;
  const which =
    defects.length < all ? `the ${String(defects.length)} smallest of ${String(all)}` : 'the smallest first';
  return figureCard(
    drawn,
    defectFigure(slice),
    `Relative defects, ${name}`,
    fragment`How far each independent direction is from keeping the ${kept}, ${which}: 0 keeps ${bound === undefined ? 'it' : 'them'}, 1 crosses every contour.${
      bound === undefined
        ? null
        : ' A bar reaches from the most that the directions to its left change the labels to the least that any further one does.'
    }`,
  );
}
