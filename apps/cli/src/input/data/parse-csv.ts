import { columnName, type ColumnSpec, type CsvDataSpec } from '@liesweep/sweep';
import { CsvError, parse } from 'csv-parse/sync';
import { dataFileError } from './data-file-error.js';
import { findColumns } from './find-columns.js';
import { parseNumber } from './parse-number.js';
import type { Table } from './table.js';

/** A row of the file, and the line on which it ends. */
interface Row {
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
  const rows = readRows(text, file);
  const [first] = rows;
  if (first === undefined) throw dataFileError(file, ['expected rows of numbers, got an empty file']);
  const names = first.cells.every((cell) => typeof parseNumber(cell) === 'number') ? undefined : first.cells;
  const body = names === undefined ? rows : rows.slice(1);
  if (body.length === 0) throw dataFileError(file, ['expected rows of numbers, got the names of the columns alone']);
  checkWidths(body, first.cells.length, file);

  const { features, complexPairs, labels } = data;
  const selected = [...features, ...complexPairs.map(([re]) => re), ...complexPairs.map(([, im]) => im)];
  const take = (columns: readonly ColumnSpec[]): Float64Array => readColumns(body, columns, names, file);
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

function readRows(text: string, file: string): Row[] {
  try {
    const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true } as const;
    const records = parse(text, options) as unknown as readonly {
      readonly record: string[];
      readonly info: { readonly lines: number };
    }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw dataFileError(file, [`expected CSV (RFC 4180), got: ${error.message}`], error);
  }
}

function checkWidths(rows: readonly Row[], width: number, file: string): void {
  const problems = rows
    .filter(({ cells }) => cells.length !== width)
    .map(
      ({ line, cells }) =>
        `row ${String(line)}: expected ${String(width)} cells as in the first row, got ${String(cells.length)}`,
    );
  if (problems.length > 0) throw dataFileError(file, problems);
}

/** Columns as [rows, columns]; what is a sum or a square is computed here. */
function readColumns(
  rows: readonly Row[],
  columns: readonly ColumnSpec[],
  names: readonly string[] | undefined,
  file: string,
): Float64Array {
  const { positions, problems: notFound } = findColumns(columns, names, rows[0]?.cells.length ?? 0);
  if (notFound.length > 0) throw dataFileError(file, notFound);
  const problems: string[] = [];
  const numbers = new Float64Array(rows.length * columns.length);
  const needed = [...new Set(positions.flat())];
  const values = new Map<number, number>();
  rows.forEach(({ line, cells }, row) => {
    for (const position of needed) {
      const value = parseNumber(cells[position] ?? '');
      if (typeof value === 'number') values.set(position, value);
      else problems.push(`row ${String(line)}, column ${names?.[position] ?? String(position)}: ${value}`);
    }
    positions.forEach((summed, column) => {
      const total = summed.reduce((sum, each) => sum + (values.get(each) ?? Number.NaN), 0);
      numbers[row * columns.length + column] = isSquare(columns[column]) ? total ** 2 : total;
    });
  });
  if (problems.length > 0) throw dataFileError(file, problems);
  return numbers;
}

function isSquare(column: ColumnSpec | undefined): boolean {
  return typeof column === 'object' && 'square' in column;
}
