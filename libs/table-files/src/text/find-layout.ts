import type { MissingValues } from '../missing-values.js';
import type { TableColumn } from '../open-table.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TextDialect } from '../table-source.js';
import { findNames } from './find-names.js';
import { findSeparator, separatorName, type Separation } from './find-separator.js';
import { oddColumnNotes } from './odd-columns.js';
import { parseNumber } from './parse-number.js';
import type { TextRecord } from './split-records.js';

/** How a text is a table. */
export interface TextLayout {
  readonly dialect: Required<TextDialect>;
  readonly columns: readonly TableColumn[];
  /** On which line the first row of data begins, from 1. */
  readonly firstLine: number;
  readonly notes: readonly string[];
}

/** What begins comments, where a text begins with one. */
const COMMENTS = ['#', '%'] as const;

const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
const QUOTED_ONCE = /(?:^|[,;\t| ])'[^'\n]*'(?=[,;\t| \r\n]|$)/m;
const FORTRAN_EXPONENT = /\dd[+-]?\d/i;

/**
 * Finds out from its beginning how a text is a table.
 *
 * @param sample the beginning, at most up to the end of a line
 * @param isWhole whether nothing follows
 * @throws RefusedFileError where it is none, or can be read in two ways, with the key to set
 */
export function findLayout(
  sample: string,
  isWhole: boolean,
  given: TextDialect,
  encoding: Required<TextDialect>['encoding'],
  missing: MissingValues,
): TextLayout {
  const nul = sample.indexOf('\0');
  if (nul >= 0) {
    const line = sample.slice(0, nul).split(/\r\n|\n|\r/).length;
    throw new RefusedFileError([`line ${String(line)}: expected text, got a byte 0`]);
  }
  const said = SEPARATOR_LINE.exec(sample)?.[1];
  const known: TextDialect = said === undefined ? given : { separator: said, ...given, skip: given.skip ?? 1 };
  const text = withoutLines(sample, known.skip ?? 0);
  const quote = given.quote ?? (!text.includes('"') && QUOTED_ONCE.test(text) ? "'" : '"');
  const comment = given.comment ?? COMMENTS.find((sign) => text.trimStart().startsWith(sign)) ?? '';
  const separation = findSeparator(text, known, { quote, comment });
  if (separation.records.length === 0) throw new RefusedFileError(['expected rows of numbers, got an empty file']);
  const head = findNames(separation, known, missing, {
    leadingComment: leadingComment(text, comment, separation),
    quote,
  });
  if (head.rows.length === 0)
    throw new RefusedFileError(['expected rows of numbers, got the names of the columns alone']);
  const { separator, decimal } = separation;
  const dialect = {
    separator,
    decimal,
    quote,
    comment,
    encoding,
    skip: head.skip,
    header: head.header,
    units: head.hasUnitsRow,
  };
  const columns = head.names.map((name, at) => {
    const unit = head.units[at];
    return { name, type: typeOf(head.rows, at, decimal, missing), ...(unit === undefined ? {} : { unit }) };
  });
  return {
    ...{ dialect, columns },
    firstLine: (known.skip ?? 0) + (head.rows[0]?.line ?? 1),
    notes: [
      ...(said === undefined || given.separator !== undefined ? [] : ['its first line says the separator']),
      ...dialectNotes(dialect, given, head.rows),
      ...head.notes,
      ...oddColumnNotes(columns, head.rows),
    ],
  };
}

/** The text behind so many lines. */
function withoutLines(text: string, count: number): string {
  let at = 0;
  for (let line = 0; line < count; line++) {
    const [end] = /\r\n|\n|\r/.exec(text.slice(at)) ?? [''];
    const found = end === '' ? -1 : text.indexOf(end, at);
    if (found < 0) return '';
    at = found + end.length;
  }
  return text.slice(at);
}

/** The last comment above the first row, without its sign. */
function leadingComment(text: string, comment: string, { records, start }: Separation): string | undefined {
  if (comment === '') return undefined;
  const above = text.split(/\r\n|\n|\r/).slice(0, (records[start]?.line ?? 1) - 1);
  const last = above.findLast((line) => line.trim() !== '')?.trim();
  return last?.startsWith(comment) === true ? last.slice(comment.length).replace(/^[#%\s]+/, '') : undefined;
}

function typeOf(
  rows: readonly TextRecord[],
  at: number,
  decimal: '.' | ',',
  missing: MissingValues,
): TableColumn['type'] {
  const cells = rows.map(({ cells: all }) => all[at] ?? '').filter((cell) => !missing.isMissing(cell));
  if (cells.length === 0) return 'other';
  if (cells.every((cell) => /^(?:true|false)$/i.test(cell))) return 'boolean';
  const numbers = cells.filter((cell) => !Number.isNaN(parseNumber(cell, decimal)));
  return 2 * numbers.length > cells.length ? 'number' : 'text';
}

function dialectNotes(
  dialect: Required<TextDialect>,
  given: TextDialect,
  rows: readonly TextRecord[],
): readonly string[] {
  const { separator, decimal, comment, quote, header, encoding } = dialect;
  const notes: string[] = [];
  const isUsual = separator === ',' && decimal === '.';
  const isSaid = given.separator !== undefined && (given.decimal !== undefined || decimal === '.');
  if (!isUsual && !isSaid) {
    notes.push(`read as ${separatorName(separator)}-separated${decimal === ',' ? ' with decimal comma' : ''}`);
  }
  if (encoding !== 'utf-8' && given.encoding === undefined)
    notes.push(`read as ${encoding === 'latin-1' ? 'Latin-1' : 'UTF-16'}`);
  if (quote !== '"' && given.quote === undefined) notes.push(`cells are quoted by ${quote}`);
  if (comment !== '' && given.comment === undefined) notes.push(`lines that begin with ${comment} are left out`);
  if (!header && given.header === undefined)
    notes.push('the first row is data: the columns have positions, from 0, and no names');
  if (
    rows.some(({ cells }) =>
      cells.some((cell) => FORTRAN_EXPONENT.test(cell) && !Number.isNaN(parseNumber(cell, decimal))),
    )
  ) {
    notes.push('exponents are written with D, as Fortran does');
  }
  return notes;
}
