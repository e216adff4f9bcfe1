import { columnName, shortText, type ColumnSpec, type CsvDataSpec } from '@liesweep/sweep';
import { CsvError, parse } from 'csv-parse/sync';
import { dataFileError } from './data-file-error.js';
import { DataFileProblems } from './data-file-problems.js';
import { findColumns } from './find-columns.js';
import { parseNumber } from './parse-number.js';
import type { Table } from './table.js';

/** What reads more than this does. */
export const AS_TABLE =
  'Read it with kind: table in place of kind: csv: that takes other separators and decimal commas, title and units lines, texts ' +
  'as labels, compressed files and other formats, and leaves out rows with missing values where it says missing: drop.';

/** The parser quotes from the file. */
const LONGEST_MESSAGE = 200;

/** A row of the file, and the line on which it ends. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes the columns of a sweep out of a CSV file (RFC 4180). The first row holds the names of the columns, unless all its
 * cells are numbers.
 *
 * @param text of the file
 * @param file what errors call it
 * @throws BadInputError that names row and column
 */
export function parseCsv(text: string, file: string, data: CsvDataSpec): Table {
  const { body, names } = readCsvRows(text, file, AS_TABLE);
  const { features, complexPairs, labels } = data;
  const selected = [...features, ...complexPairs.map(([re]) => re), ...complexPairs.map(([, im]) => im)];
  const take = (columns: readonly ColumnSpec[]): Float64Array => readColumns(body, columns, names, file, AS_TABLE);
  return {
    file,
    rowCount: body.length,
    dimension: features.length + complexPairs.length,
    features: take(selected),
    labels: take(labels),
    featureNames: selected.map((column) => columnName(column)),
    labelNames: labels.map((column) => columnName(column)),
  };
}

/** The rows of a CSV file below the names of its columns. */
export interface CsvRows {
  readonly body: readonly CsvRow[];
  /** Undefined where the first row is numbers. */
  readonly names: readonly string[] | undefined;
}

/**
 * Reads all rows of a CSV file, at least one and all of one width.
 *
 * @param remedy what to do where it cannot be read
 * @throws BadInputError that names the row
 */
export function readCsvRows(text: string, file: string, remedy?: string): CsvRows {
  const rows = readRows(text, file, remedy);
  const [first] = rows;
  if (first === undefined) throw dataFileError(file, ['expected rows of numbers, got an empty file']);
  const names = namesOf(first);
  const body = names === undefined ? rows : rows.slice(1);
  if (body.length === 0) throw dataFileError(file, ['expected rows of numbers, got the names of the columns alone']);
  checkWidths(body, first.cells.length, file, remedy);
  return { body, names };
}

/**
 * Looks at the beginning of a large file: what is wrong there is said without reading the rest.
 *
 * @param columns of numbers that are asked for
 * @param remedy what to do where it cannot be read
 * @throws BadInputError that names row and column
 */
export function checkCsvBeginning(text: string, file: string, columns: readonly ColumnSpec[], remedy?: string): void {
  // The last row may be cut anywhere.
  const [first, ...rest] = readBeginning(text).slice(0, -1);
  if (first === undefined) return;
  const names = namesOf(first);
  const body = names === undefined ? [first, ...rest] : rest;
  checkWidths(body, first.cells.length, file, remedy);
  readColumns(body, columns, names, file, remedy);
}

/** The rows before the last end of a line; none where a quote is open there. */
function readBeginning(text: string): readonly CsvRow[] {
  try {
    return parseRows(text.slice(0, text.lastIndexOf('\n') + 1));
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

function namesOf({ cells }: CsvRow): readonly string[] | undefined {
  return cells.every((cell) => typeof parseNumber(cell) === 'number') ? undefined : cells;
}

function readRows(text: string, file: string, remedy: string | undefined): CsvRow[] {
  try {
    return parseRows(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const got = shortText(error.message, LONGEST_MESSAGE);
    throw dataFileError(file, [`expected CSV (RFC 4180), got: ${got}`], { cause: error, remedy });
  }
}

function parseRows(text: string): CsvRow[] {
  const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true } as const;
  const records = parse(text, options) as unknown as readonly {
    readonly record: string[];
    readonly info: { readonly lines: number };
  }[];
  return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
}

function checkWidths(rows: readonly CsvRow[], width: number, file: string, remedy: string | undefined): void {
  const problems = new DataFileProblems(file, remedy);
  for (const { line, cells } of rows) {
    if (cells.length === width) continue;
    problems.add(
      `row ${String(line)}: expected ${String(width)} cells as in the first row, got ${String(cells.length)}`,
    );
  }
  problems.throwAny();
}

/**
 * Columns as [rows, columns]; what is a sum or a square is computed here.
 *
 * @param remedy what to do where cells are no numbers
 * @throws BadInputError that names row and column
 */
export function readColumns(
  rows: readonly CsvRow[],
  columns: readonly ColumnSpec[],
  names: readonly string[] | undefined,
  file: string,
  remedy?: string,
): Float64Array {
  const { positions, problems: notFound } = findColumns(columns, names, rows[0]?.cells.length ?? 0);
  // A header in one piece is one of another separator.
  const isOneCell = (rows[0]?.cells.length ?? 0) < 2;
  if (notFound.length > 0) throw dataFileError(file, notFound, isOneCell ? { remedy } : {});
  const problems = new DataFileProblems(file, remedy);
  const numbers = new Float64Array(rows.length * columns.length);
  const needed = [...new Set(positions.flat())];
  const values = new Map<number, number>();
  rows.forEach(({ line, cells }, row) => {
    for (const position of needed) {
      const value = parseNumber(cells[position] ?? '');
      if (typeof value === 'number') values.set(position, value);
      else problems.add(`row ${String(line)}, column ${shortText(names?.[position] ?? String(position))}: ${value}`);
    }
    positions.forEach((summed, column) => {
      const total = summed.reduce((sum, each) => sum + (values.get(each) ?? Number.NaN), 0);
      numbers[row * columns.length + column] = isSquare(columns[column]) ? total ** 2 : total;
    });
  });
  problems.throwAny();
  return numbers;
}

function isSquare(column: ColumnSpec | undefined): boolean {
  return typeof column === 'object' && 'square' in column;
}
