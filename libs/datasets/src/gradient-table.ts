import { copiesOf } from './copies-of.js';
import { dataFileError } from './data-file-error.js';
import { DataFileProblems } from './data-file-problems.js';
import type { NamedArray } from './npy-table.js';
import type { Table, TableGradients } from './table.js';

/** Copies of a row may differ in their gradients by this share of the largest: other kernels and threads round otherwise. */
const COPY_TOLERANCE = 1e-3;

/**
 * The gradients of an oracle from a NumPy array, [rows, n] or [rows, k, n], one row for each row of the data file.
 *
 * @throws BadInputError when numbers, shape or field do not fit, or copies of a row have other gradients
 */
export function gradientTable(
  { file, array }: NamedArray,
  table: Pick<Table, 'file' | 'rowCount' | 'dimension' | 'features'>,
  field: 'real' | 'complex',
): TableGradients {
  const { rowCount, dimension } = table;
  const { shape, isComplex } = array;
  const [rows, width, labelCount = 1] = [shape[0], shape.at(-1), shape.length === 3 ? shape[1] : 1];
  if (![2, 3].includes(shape.length) || rows !== rowCount || width !== dimension || labelCount === 0) {
    const [m, n] = [String(rowCount), String(dimension)];
    throw dataFileError(file, [
      `expected gradients [${m}, ${n}] or [${m}, k, ${n}], one row for each row of ${table.file} and one slope for each feature, got the shape (${shape.join(', ')})`,
    ]);
  }
  if (isComplex !== (field === 'complex')) {
    const expected = isComplex ? 'real numbers' : 'complex numbers ∂φ/∂Re x + i ∂φ/∂Im x';
    throw dataFileError(file, [`expected ${expected} for field: ${field}, got ${isComplex ? 'complex' : 'real'} ones`]);
  }
  const length = isComplex ? 2 * dimension : dimension;
  const data = Float64Array.from({ length: rowCount * labelCount * length }, (_, at) => {
    const [row, entry] = [Math.floor(at / length), at % length];
    const [feature, part] = [entry % dimension, Math.floor(entry / dimension)];
    return array.data[(row * dimension + feature) * (isComplex ? 2 : 1) + part] ?? Number.NaN;
  });
  const problems = new DataFileProblems(file);
  data.forEach((value, at) => {
    if (Number.isFinite(value)) return;
    const [row, label] = [Math.floor(at / (labelCount * length)), Math.floor(at / length) % labelCount];
    const place = `row ${String(row)}, label ${String(label)}, feature ${String((at % length) % dimension)} (from 0)`;
    problems.add(`${place}: expected a finite number, got ${String(value)}`);
  });
  problems.throwAny();
  checkCopies(data, table, file);
  return { labelCount, data };
}

/** A function of the features has one gradient at one place. */
function checkCopies(data: Float64Array, table: Pick<Table, 'rowCount' | 'features'>, file: string): void {
  const width = data.length / table.rowCount;
  const largest = data.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const { firstOf } = copiesOf(table);
  let wrong: { readonly first: number; readonly other: number } | undefined;
  for (const [row, first] of firstOf.entries()) {
    if (first === row || first >= (wrong?.first ?? Infinity)) continue;
    for (let at = 0; at < width; at += 1) {
      const change = Math.abs((data[row * width + at] ?? Number.NaN) - (data[first * width + at] ?? Number.NaN));
      if (change > COPY_TOLERANCE * largest) wrong = { first, other: row };
    }
  }
  if (wrong === undefined) return;
  throw dataFileError(file, [
    `rows ${String(wrong.first)} and ${String(wrong.other)} (from 0) have the same features and other gradients: an oracle is a function of the features alone; take the gradients of a network in its evaluation mode, without dropout`,
  ]);
}
