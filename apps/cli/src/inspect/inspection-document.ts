import type { Estimate, InspectedColumn, Inspection, NumberFindings, TextFindings } from '@liesweep/datasets';

/** A proposal, or why there is none. */
interface Proposal {
  readonly sweepFile: string | null;
  readonly reason: string | null;
}

/** What is in a table, as JSON: `docs/output-formats.md` says what each key is. */
export function inspectionDocument(files: readonly string[], inspection: Inspection, proposal: Proposal): object {
  const { description, rowCount, numbers, texts, relations, repeatedRows } = inspection;
  const named = new Map([...numbers, ...texts].map(({ position, reference }) => [position, reference]));
  return {
    version: 1,
    files,
    format: description.format,
    dialect: description.dialect ?? null,
    notes: description.notes,
    rows: rowCount,
    columns: description.columns.map(({ name, type, unit }, position) => {
      const number = numbers.find((each) => each.position === position);
      const text = texts.find((each) => each.position === position);
      return {
        ...{ name, position, type, unit: unit ?? null },
        ...(number === undefined ? {} : numberKeys(number)),
        ...(text === undefined ? {} : textKeys(text)),
      };
    }),
    relations: relations.map(({ text, column }) => ({ text, column: named.get(column) ?? column })),
    repeatedRows: countKeys(repeatedRows),
    ...proposal,
  };
}

function numberKeys(column: InspectedColumn<NumberFindings>): object {
  const { infinite, least, most, mean, spread, isWhole, isAscending, marker, repeatedEnd } = column;
  return {
    ...gapKeys(column),
    odd:
      column.odd === null
        ? null
        : { count: column.odd.count, first: { place: column.odd.first.place, text: column.odd.first.text } },
    ...{ infinite, least, most, mean, spread, different: countKeys(column.different) },
    ...{ whole: isWhole, ascending: isAscending, marker },
    repeatedEnd: repeatedEnd === null ? null : { value: repeatedEnd.value, count: repeatedEnd.count },
  };
}

function textKeys(column: InspectedColumn<TextFindings>): object {
  return { ...gapKeys(column), different: countKeys(column.different), words: column.words };
}

function gapKeys({ missing, firstMissing, gap }: InspectedColumn<NumberFindings | TextFindings>): object {
  return {
    missing,
    firstMissing:
      firstMissing === null ? null : { row: firstMissing, place: gap?.place ?? null, text: gap?.text ?? null },
  };
}

function countKeys({ count, isExact }: Estimate): object {
  return { count, exact: isExact };
}
