import type { MissingValues } from '../missing-values.js';
import { countOf } from '../count-of.js';
import { quoteText } from '../quote-text.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TextDialect } from '../table-source.js';
import type { Separation } from './find-separator.js';
import { isUnit, unitInName } from './is-unit.js';
import { parseNumber } from './parse-number.js';
import { splitRecords, type TextRecord } from './split-records.js';

/** What stands above the numbers. */
export interface TextHead {
  /** Empty texts where there are none. */
  readonly names: readonly string[];
  readonly units: readonly (string | undefined)[];
  readonly header: boolean;
  readonly hasUnitsRow: boolean;
  /** Lines before the table. */
  readonly skip: number;
  /** The records below. */
  readonly rows: readonly TextRecord[];
  readonly notes: readonly string[];
}

const ASK_HEADER = 'set dialect: { header: true } where it has names, or { header: false } where it is a row of data';

/**
 * Tells titles, names and units from the rows below them.
 *
 * @param leadingComment the last comment before the first record, without its sign
 * @throws RefusedFileError where they can be read in two ways, with the key to set
 */
export function findNames(
  separation: Separation,
  given: TextDialect,
  missing: MissingValues,
  { leadingComment, quote }: { readonly leadingComment: string | undefined; readonly quote: '"' | "'" },
): TextHead {
  const { records, start, width, separator, decimal } = separation;
  const notes: string[] = [];
  const isNumber = (cell: string | undefined): boolean => !Number.isNaN(parseNumber(cell ?? '', decimal));
  const isNothing = (cell: string | undefined): boolean => missing.isMissing(cell ?? '');
  const title = records[start - 1];
  const table = records.slice(start);

  let skip = given.skip ?? 0;
  let names = given.header === false ? undefined : namesAbove(title, table, separation, isNumber);
  let rows = table;
  if (names === undefined && title !== undefined) {
    skip += title.line;
    const first = records[0]?.text ?? '';
    notes.push(
      `${skip === 1 ? 'the line' : `${String(skip)} lines`} before the table ${skip === 1 ? 'is' : 'are'} left out: ${quoteText(first)}${start > 1 ? ' …' : ''}`,
    );
  } else if (names !== undefined && start > 1) {
    skip += records[start - 2]?.line ?? 0;
  }
  if (names !== undefined && names.length > 0 && table[0]?.cells.at(-1) === '')
    notes.push('every line ends with a separator: the last column is empty');

  const [first] = table;
  const isNumeric = numericColumns(table.slice(1), width, isNumber, isNothing);
  if (names === undefined && first !== undefined && given.header !== false) {
    const inComment =
      leadingComment === undefined || table.length === 0
        ? undefined
        : namesInComment(leadingComment, separator, quote, width, isNumber);
    const isFirstNumbers =
      first.cells.every((cell, at) => ((isNumeric[at] ?? false) ? isNumber(cell) || isNothing(cell) : true)) &&
      first.cells.some(isNumber);
    if (inComment !== undefined && isFirstNumbers) {
      names = inComment;
      notes.push('the names of the columns are those of the comment above them');
    } else if (given.header === true || hasNames(first, isNumeric, table, isNumber, isNothing)) {
      names = first.cells;
      rows = table.slice(1);
    }
  }
  const [next] = rows;
  const hasUnitsRow =
    given.units ?? (names !== undefined && next !== undefined && isUnitsRow(names, next, rows, isNumber, isNothing));
  if (hasUnitsRow) {
    rows = rows.slice(1);
    if (given.units === undefined) notes.push('the row below the names has units');
  }
  return {
    names: names ?? Array.from({ length: width }, () => ''),
    units: (names ?? []).map((name, at) => {
      const unit = hasUnitsRow ? next?.cells[at] : unitInName(name);
      return unit === '' ? undefined : unit;
    }),
    header: names !== undefined,
    ...{ hasUnitsRow, skip, rows, notes },
  };
}

/** Whether two cells may be one number with a decimal comma. */
function isHalved([whole = '', fraction = '']: readonly string[]): boolean {
  return /^[+-]?\d+$/.test(whole) && /^\d+(?:e[+-]?\d+)?$/i.test(fraction);
}

/** Which columns are mostly numbers. */
function numericColumns(
  rows: readonly TextRecord[],
  width: number,
  isNumber: (cell: string | undefined) => boolean,
  isNothing: (cell: string | undefined) => boolean,
): readonly boolean[] {
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.map(({ cells: all }) => all[at]).filter((cell) => !isNothing(cell));
    return 2 * cells.filter(isNumber).length > cells.length;
  });
}

/** Names that are one fewer, or one more, than the cells below. */
function namesAbove(
  title: TextRecord | undefined,
  table: readonly TextRecord[],
  { width, separator, start }: Separation,
  isNumber: (cell: string | undefined) => boolean,
): readonly string[] | undefined {
  if (title === undefined || table.length === 0 || title.cells.some(isNumber) || start === 0) return undefined;
  const count = title.cells.length;
  const line = `row ${String(title.line)}`;
  const counted = countOf(count, 'name');
  if (count === width + 1 && title.cells.at(-1) === '') return title.cells.slice(0, -1);
  if (count === width - 1 && count > 1) {
    if (table.every(({ cells }) => cells.at(-1) === '')) return [...title.cells, ''];
    throw new RefusedFileError([
      `${line} has ${counted} and the rows below have ${String(width)} cells: is the first column an index without a name? Put a name before the first one, or set dialect: { skip: ${String(title.line)}, header: false } and give columns by their positions`,
    ]);
  }
  if (separator === ',' && 2 * count === width && (count > 1 || table.every(({ cells }) => isHalved(cells)))) {
    throw new RefusedFileError([
      `${line} has ${counted} and the rows below have twice as many cells: the comma separates columns and decimals alike. Save it with another separator, such as ;, or set dialect: { separator: ";", decimal: "," } where each row is one number`,
    ]);
  }
  return undefined;
}

function namesInComment(
  comment: string,
  separator: string,
  quote: '"' | "'",
  width: number,
  isNumber: (cell: string | undefined) => boolean,
): readonly string[] | undefined {
  const cells = splitRecords(comment, { separator, quote, comment: '' })[0]?.cells ?? [];
  const isNames =
    cells.length === width && new Set(cells).size === width && !cells.some((cell) => cell === '' || isNumber(cell));
  return isNames ? cells : undefined;
}

/** Whether the first row has names. */
function hasNames(
  { line, cells }: TextRecord,
  isNumeric: readonly boolean[],
  table: readonly TextRecord[],
  isNumber: (cell: string | undefined) => boolean,
  isNothing: (cell: string | undefined) => boolean,
): boolean {
  if (table.length === 1) return !cells.every((cell) => isNumber(cell) || isNothing(cell));
  const ofNumbers = cells.filter((_, at) => isNumeric[at]);
  const numbers = ofNumbers.filter(isNumber);
  const words = ofNumbers.filter((cell) => !isNumber(cell) && !isNothing(cell));
  if (numbers.length > 0 && words.length > 0) {
    throw new RefusedFileError([
      `row ${String(line)} has numbers, such as ${quoteText(numbers[0] ?? '')}, and words, such as ${quoteText(words[0] ?? '')}, above columns of numbers; ${ASK_HEADER}`,
    ]);
  }
  if (numbers.length > 0) {
    checkCounting(line, cells, table);
    return false;
  }
  return cells.some((cell) => !isNumber(cell) && !isNothing(cell));
}

/** 0, 1, 2, … is what pandas writes above columns without names, and may be a row of data. */
function checkCounting(line: number, cells: readonly string[], table: readonly TextRecord[]): void {
  const counted = cells[0] === '' ? cells.slice(1) : cells;
  const from = Number(counted[0]);
  const isCounting =
    counted.length > 1 && (from === 0 || from === 1) && counted.every((cell, at) => cell === String(from + at));
  if (!isCounting || table.length < 2) return;
  throw new RefusedFileError([
    `row ${String(line)} is ${cells.slice(0, 4).join(', ')}${cells.length > 4 ? ', …' : ''}: names, as pandas writes them above columns without any, or the first row of data? ${ASK_HEADER.replace(/^s/, 'S')}`,
  ]);
}

/** Whether the row below the names has units. */
function isUnitsRow(
  names: readonly string[],
  row: TextRecord,
  rows: readonly TextRecord[],
  isNumber: (cell: string | undefined) => boolean,
  isNothing: (cell: string | undefined) => boolean,
): boolean {
  const isNumeric = numericColumns(rows.slice(1), names.length, isNumber, isNothing);
  const above = row.cells.filter((_, at) => isNumeric[at]);
  const words = above.filter((cell) => !isNothing(cell));
  if (words.length === 0 || above.some(isNumber)) return false;
  if (words.every(isUnit)) return true;
  // One odd cell in the first row is a fault of that row.
  if (words.length === 1) return false;
  throw new RefusedFileError([
    `row ${String(row.line)}, below the names, has no numbers, such as ${quoteText(words[0] ?? '')}: set dialect: { units: true } where these are units, or { skip: ${String(row.line - 1)} } where they are the names`,
  ]);
}
