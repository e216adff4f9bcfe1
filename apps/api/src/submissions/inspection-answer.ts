import type { Inspection } from '@liesweep/api-contract';
import { inspectionRemarks, shownEstimate, shownNumber, type Inspection as Findings } from '@liesweep/datasets';
import type { InspectedUpload } from './sweep-checker.js';

/** Words of a column that are shown. */
const MOST_WORDS = 5;

/** Columns that are told of: an answer stays below a megabyte. */
const MOST_COLUMNS = 1_000;

/** What `inspect` says, as the interface gives it. */
export function inspectionAnswer({ inspection, sweepFile, reason }: InspectedUpload): Inspection {
  const { description, rowCount } = inspection;
  const left = description.columns.length - MOST_COLUMNS;
  return {
    format: description.format,
    rows: rowCount,
    columns: description.columns.slice(0, MOST_COLUMNS).map(({ name, type, unit }, position) => ({
      name: name === '' ? String(position) : name,
      type,
      findings: [...(unit === undefined ? [] : [`in ${unit}`]), ...findingsOf(inspection, position)],
      example: exampleOf(inspection, position),
    })),
    findings: [
      ...description.notes,
      ...inspectionRemarks(inspection),
      ...(left > 0
        ? [`The first ${String(MOST_COLUMNS)} of ${String(description.columns.length)} columns are listed.`]
        : []),
      ...(reason === null ? [] : [reason]),
    ],
    proposal: sweepFile,
  };
}

function findingsOf({ numbers, texts }: Findings, at: number): string[] {
  const number = numbers.find(({ position }) => position === at);
  const text = texts.find(({ position }) => position === at);
  const column = number ?? text;
  if (column === undefined) return [];
  return [
    ...(number?.least == null || number.most === null
      ? []
      : [
          number.least === number.most
            ? 'the same everywhere'
            : `${shownNumber(number.least)} to ${shownNumber(number.most)}`,
        ]),
    ...(number?.mean == null ? [] : [`mean ${shownNumber(number.mean)}`]),
    `${shownEstimate(column.different)} different`,
    ...(number?.isWhole === true ? ['whole numbers'] : []),
    ...(column.missing > 0 ? [`${String(column.missing)} missing`] : []),
    ...(column.odd === null
      ? []
      : [`${String(column.odd.count)} that are no ${number === undefined ? 'texts' : 'numbers'}`]),
  ];
}

function exampleOf({ numbers, texts }: Findings, at: number): string | null {
  const words = texts.find(({ position }) => position === at)?.words;
  if (words !== undefined && words.length > 0) {
    const first = words.slice(0, MOST_WORDS).map(({ word }) => word);
    return `${first.join(', ')}${words.length > first.length ? ', …' : ''}`;
  }
  const least = numbers.find(({ position }) => position === at)?.least;
  return least == null ? null : shownNumber(least);
}
