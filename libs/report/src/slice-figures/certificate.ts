import { defectSpectrum, formatLoss, formatShare } from '@liesweep/figures';
import type { SliceCertificate } from '@liesweep/phase-diagram';
import type { Certificate } from '@liesweep/sweep';
import { factList } from '../page/fact-list.js';
import { fragment, prose, type Html } from '../page/fragment.js';
import { staircaseTable } from '../page/staircase-table.js';
import { SUBJECT_WORDS, certificateOf, verdictSubject, type VerdictSubject } from '../page/verdict-subject.js';
import { defineSliceFigure, type SectionTools } from './define-slice-figure.js';

/** What is certified of a slice. */
interface CertifiedSlice {
  /** Undefined where it is of engine 1, which had singular values in its place. */
  readonly certificate: SliceCertificate | undefined;
  readonly recorded: Certificate | undefined;
  readonly reason: string;
  readonly subject: VerdictSubject | null;
  /** Where it stands: the position of the first slice of its system and n; null for that slice itself. */
  readonly standsAt: { readonly index: number; readonly slice: SectionTools['slice'] } | null;
}

/**
 * The certificate of a slice: its numbers, its relative defects as a figure and, of labels, its staircase. It depends on the
 * system and n only, so it stands in the first of the slices that differ in their weights, and the others point there.
 */
export const certificate = defineSliceFigure<CertifiedSlice>({
  name: 'certificate',
  tellsOf: 'certificate',

  read: (slice, { phaseDiagram: { slices }, certificates }) => {
    const recorded = certificateOf(slice, certificates);
    const reason = (slice.certificate ?? recorded)?.reason;
    if (reason === undefined) return undefined;
    const index = slices.findIndex(({ system, dimension }) => system === slice.system && dimension === slice.dimension);
    const first = slices[index];
    return {
      ...{ certificate: slice.certificate, recorded, reason, subject: verdictSubject(slice, certificates) },
      standsAt: first === undefined || first === slice ? null : { index, slice: first },
    };
  },

  draw: ({ certificate: certified, standsAt }, layout) =>
    certified === undefined || certified.defects.length === 0 || standsAt !== null
      ? {}
      : { 'defect-spectrum': defectSpectrum(certified, layout) },

  place: (_, { n }) => `n${String(n)}`,

  section: ({ certificate: certified, recorded, reason, subject, standsAt }, { slice, names, card }) => {
    if (standsAt !== null) {
      return fragment`<p class="note">
      The certificate does not depend on the weights: it stands at <a href="#slice-${standsAt.index}">${names.slice(standsAt.slice)}</a>.
    </p>`;
    }
    // Of a network there is none to speak of: the sentence below says why.
    const ofWhat = subject === null || subject === 'network' ? '' : ` ${SUBJECT_WORDS[subject]}`;
    return fragment`<h3>Certificate${ofWhat}</h3>
    ${
      slice.groupDimension.reason.includes(reason.replace(/\.$/, ''))
        ? null
        : fragment`<p class="note">${prose(reason)}</p>`
    }
    ${facts(certified, recorded)}
    ${certified === undefined ? null : spectrum(certified, recorded, card)}
    ${certified === undefined ? null : staircaseTable(certified)}`;
  },
});

type Fact = [term: string, value: string | number];

function facts(certified: SliceCertificate | undefined, recorded: Certificate | undefined): Html | null {
  const rows: Fact[] =
    recorded === undefined || recorded.parameterCount === 0
      ? []
      : [['rows for parameters', `${String(recorded.rowCount)} for ${String(recorded.parameterCount)}`]];
  const all: Fact[] =
    certified?.bound !== undefined
      ? factsOfLabels(certified.bound)
      : certified !== undefined
        ? [...factsOfFormula(certified), ...rows]
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
  { defects, bound }: SliceCertificate,
  recorded: Certificate | undefined,
  card: SectionTools['card'],
): Html | null {
  if (defects.length === 0) return null;
  const kept = bound === undefined ? 'oracle' : 'labels';
  const all = recorded?.parameterCount ?? 0;
  const which =
    defects.length < all ? `the ${String(defects.length)} smallest of ${String(all)}` : 'the smallest first';
  return card(
    'defect-spectrum',
    'Relative defects',
    fragment`How far each independent direction is from keeping the ${kept}, ${which}: 0 keeps ${bound === undefined ? 'it' : 'them'}, 1 crosses every contour.${
      bound === undefined
        ? null
        : ' A bar reaches from the most that the directions to its left change the labels to the least that any further one does.'
    }`,
  );
}
