import { countOf, shortText } from '@liesweep/sweep';
import type { InspectedColumn, Inspection } from './inspection.js';
import type { NumberFindings } from './number-column-fold.js';
import { shownEstimate, shownNumber } from './shown-number.js';

/** Spreads that differ by less are of one size. */
const WIDE_RATIO = 1000;

/** Of one kind more are not told apart. */
const MOST_NAMED = 8;

/** What anybody should know of a table before a sweep over it, one sentence each. */
export function inspectionRemarks(inspection: Inspection): readonly string[] {
  const { numbers, texts, relations, areAllRelated, repeatedRows } = inspection;
  return [
    ...some(numbers, oddRemark),
    ...some([...numbers, ...texts], missingRemark),
    ...some(numbers, infiniteRemark),
    ...some(numbers, markerRemark),
    ...some(numbers, endRemark),
    ...constantRemark(numbers),
    ...relationRemark(relations.map(({ text }) => text)),
    ...(areAllRelated ? [] : ['Relations were looked for between the first 64 columns of numbers.']),
    ...scaleRemark(numbers),
    ...(repeatedRows.count === 0
      ? repeatedRows.isExact
        ? []
        : ['No row is repeated, as far as a sample of the rows tells.']
      : [`${shownEstimate(repeatedRows)} ${repeatedRows.count === 1 ? 'row is' : 'rows are'} equal to one before.`]),
  ];
}

function some<Column>(columns: readonly Column[], remarkOf: (column: Column) => string | undefined): string[] {
  const remarks = columns.flatMap((column) => remarkOf(column) ?? []);
  const more = remarks.length - MOST_NAMED;
  return more > 0 ? [...remarks.slice(0, MOST_NAMED), `And ${countOf(more, 'more column')} likewise.`] : remarks;
}

function oddRemark({ reference, odd }: InspectedColumn<NumberFindings>): string | undefined {
  if (odd === null) return undefined;
  const { place, text, advice } = odd.first;
  const cells = odd.count === 1 ? '1 cell that is no number' : `${countOf(odd.count, 'cell')} that are no numbers`;
  const remedy = advice === undefined ? '' : `: ${advice}`;
  return `${nameOf(reference)} has ${cells}; the first is ${place}, with ${JSON.stringify(shortText(text ?? ''))}${remedy}.`;
}

function missingRemark({
  reference,
  missing,
  gap,
}: Pick<InspectedColumn<NumberFindings>, 'reference' | 'missing' | 'gap'>): string | undefined {
  if (missing === 0) return undefined;
  const found = gap?.text == null ? 'nothing' : JSON.stringify(shortText(gap.text));
  const first = gap === null ? '' : `; the first is ${gap.place}, with ${found}`;
  return `${nameOf(reference)} has no value in ${countOf(missing, 'row')}${first}.`;
}

function infiniteRemark({ reference, infinite, firstInfinite }: InspectedColumn<NumberFindings>): string | undefined {
  if (infinite === 0 || firstInfinite === null) return undefined;
  return `${nameOf(reference)} is infinite in ${countOf(infinite, 'row')}, the first of them number ${String(firstInfinite + 1)} of the data.`;
}

function markerRemark({ reference, marker }: InspectedColumn<NumberFindings>): string | undefined {
  if (marker === null) return undefined;
  const { value, count, least, most } = marker;
  return `${nameOf(reference)} has ${shownNumber(value)} in ${countOf(count, 'row')}, far outside its other values (${shownNumber(least)} to ${shownNumber(most)}): it looks like a marker of missing values.`;
}

function endRemark({ reference, repeatedEnd }: InspectedColumn<NumberFindings>): string | undefined {
  if (repeatedEnd === null) return undefined;
  const { value, count, isLeast } = repeatedEnd;
  return `${nameOf(reference)} has ${shownNumber(value)}, its ${isLeast ? 'smallest' : 'largest'} value, in ${countOf(count, 'row')}: it may stand for what is missing, or for all that is beyond.`;
}

function constantRemark(numbers: readonly InspectedColumn<NumberFindings>[]): string[] {
  const constant = numbers.filter(({ least, most }) => least !== null && least === most);
  const named = constant
    .slice(0, MOST_NAMED)
    .map(({ reference, least }) => `${nameOf(reference)} (${shownNumber(least ?? NaN)})`);
  const more = constant.length - named.length;
  if (named.length === 0) return [];
  return [`The same in every row: ${named.join(', ')}${more > 0 ? ` and ${countOf(more, 'more column')}` : ''}.`];
}

function relationRemark([first, ...more]: readonly string[]): string[] {
  if (first === undefined) return [];
  const named = more.slice(0, MOST_NAMED - 1);
  const left = more.length - named.length;
  const all = [first, ...named, ...(left > 0 ? [`and ${countOf(left, 'more relation')}`] : [])].join('; ');
  const refusal = more.length === 0 ? 'a sweep over all of these columns' : 'a sweep over all columns of one of these';
  return [`Within the precision of the data ${all}: ${refusal} is refused.`];
}

/** Among columns that vary and are no numbers of rows. */
function scaleRemark(numbers: readonly InspectedColumn<NumberFindings>[]): string[] {
  const varying = numbers
    .filter(({ spread, isWhole }) => spread !== null && spread > 0 && !isWhole)
    .toSorted((a, b) => (a.spread ?? NaN) - (b.spread ?? NaN));
  const [least, most] = [varying[0], varying.at(-1)];
  if (least === undefined || most === undefined) return [];
  const ratio = (most.spread ?? NaN) / (least.spread ?? NaN);
  if (!(ratio >= WIDE_RATIO)) return [];
  return [
    `Spreads differ by a factor of ${shownNumber(Number(ratio.toPrecision(1)))}, from ${nameOf(least.reference)} to ${nameOf(most.reference)}: that is no hindrance, for no verdict depends on units.`,
  ];
}

function nameOf(reference: string | number): string {
  return typeof reference === 'number' ? `Column ${String(reference)}` : shortText(reference);
}
