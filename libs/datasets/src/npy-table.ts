import type { NpyArray } from '@liesweep/storage/npy';
import { dataFileError } from './data-file-error.js';
import { DataFileProblems } from './data-file-problems.js';
import type { Table } from './table.js';

/** What reads more than this does. */
export const NPY_AS_TABLE =
  'Read it with kind: table in place of kind: npy: that leaves out rows with missing values where it says missing: drop.';

/** An array, and what errors call its file. */
export interface NamedArray {
  readonly file: string;
  readonly array: NpyArray;
}

/**
 * The features and labels of a sweep from NumPy arrays.
 *
 * @param samples [rows, columns]
 * @param labels the number of last columns that are labels, or another array [rows, k] or [rows]
 * @throws BadInputError when numbers, shapes or field do not fit
 */
export function npyTable(samples: NamedArray, labels: number | NamedArray, field: 'real' | 'complex'): Table {
  const { file, array } = samples;
  const [rowCount = 0, width = 0] = array.shape;
  if (array.shape.length !== 2 || rowCount === 0 || width === 0) {
    throw dataFileError(file, [`expected an array [rows, columns], got the shape (${array.shape.join(', ')})`]);
  }
  if (array.isComplex !== (field === 'complex')) {
    const [expected, got] = array.isComplex ? ['real', 'complex'] : ['complex', 'real'];
    throw dataFileError(file, [`expected ${expected} numbers for field: ${field}, got ${got} ones`]);
  }
  checkFinite(samples);
  const lastColumns = typeof labels === 'number' ? labels : 0;
  if (array.isComplex && lastColumns > 0) {
    throw dataFileError(file, ['labels are real, and these columns complex: give a second file of labels']);
  }
  const dimension = width - lastColumns;
  if (dimension < 1) {
    throw dataFileError(file, [
      `expected more columns than the ${String(lastColumns)} of labels, got ${String(width)}`,
    ]);
  }
  const vectorLength = array.isComplex ? 2 * dimension : dimension;
  const labelTable = typeof labels === 'number' ? lastColumnsOf(array, lastColumns) : labelsOf(labels, rowCount);
  return {
    ...{ file, rowCount, dimension },
    features: Float64Array.from({ length: rowCount * vectorLength }, (_, at) => {
      const [row, entry] = [Math.floor(at / vectorLength), at % vectorLength];
      const [column, part] = [entry % dimension, Math.floor(entry / dimension)];
      return array.data[(row * width + column) * (array.isComplex ? 2 : 1) + part] ?? Number.NaN;
    }),
    labels: labelTable.data,
    featureNames: Array.from({ length: vectorLength }, (_, entry) => {
      const column = String(entry % dimension);
      return array.isComplex ? `${entry < dimension ? 'Re' : 'Im'} ${column}` : column;
    }),
    labelNames: labelTable.names,
  };
}

interface Labels {
  readonly data: Float64Array;
  readonly names: readonly string[];
}

function lastColumnsOf({ shape, data }: NpyArray, count: number): Labels {
  const [rowCount = 0, width = 0] = shape;
  return {
    data: Float64Array.from({ length: rowCount * count }, (_, at) => {
      return data[Math.floor(at / count) * width + width - count + (at % count)] ?? Number.NaN;
    }),
    names: Array.from({ length: count }, (_, column) => String(width - count + column)),
  };
}

function labelsOf(labels: NamedArray, rowCount: number): Labels {
  const { file, array } = labels;
  const [rows = 0, columns = 1] = array.shape;
  if (array.isComplex || array.shape.length > 2 || rows !== rowCount || columns === 0) {
    const got = `${array.isComplex ? 'complex numbers of ' : ''}the shape (${array.shape.join(', ')})`;
    throw dataFileError(file, [`expected real labels [${String(rowCount)}, k], one row per sample, got ${got}`]);
  }
  checkFinite(labels);
  return { data: array.data, names: Array.from({ length: columns }, (_, column) => `${file}:${String(column)}`) };
}

function checkFinite({ file, array: { shape, data, isComplex } }: NamedArray): void {
  const parts = isComplex ? 2 : 1;
  const width = shape[1] ?? 1;
  checkFiniteNumbers(data, file, (at) => [Math.floor(at / (width * parts)), Math.floor(at / parts) % width]);
}

/**
 * Refuses numbers that are not finite.
 *
 * @param placeOf row and column of a number, from 0
 * @throws BadInputError that names rows and columns
 */
export function checkFiniteNumbers(
  numbers: Float64Array,
  file: string,
  placeOf: (at: number) => readonly [row: number, column: number],
): void {
  const problems = new DataFileProblems(file, NPY_AS_TABLE);
  numbers.forEach((value, at) => {
    if (Number.isFinite(value)) return;
    const [row, column] = placeOf(at);
    problems.add(notFinite(row, column, value));
  });
  problems.throwAny();
}

/** What is said of a number that is not finite, by its row and column from 0. */
export function notFinite(row: number, column: number, value: number): string {
  return `row ${String(row)}, column ${String(column)} (from 0): expected a finite number, got ${String(value)}`;
}
