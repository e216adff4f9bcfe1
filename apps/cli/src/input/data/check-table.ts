import { factorRows, matrixOf } from '@liesweep/lie';
import { dataFileError } from './data-file-error.js';
import type { Table } from './table.js';

/** A column that is nearer to the span of those before it, in its own length: rounding of float32 data, 1e-7, is above. */
const DEPENDENT_BELOW = 1e-9;

/**
 * Refuses tables in which something would look like a symmetry that is none: constant columns, and a feature that is a
 * linear combination of others, whose direction no sample has.
 *
 * @throws BadInputError
 */
export function checkTable(table: Table): void {
  const { file, rowCount, features, labels, featureNames, labelNames } = table;
  if (rowCount < 2)
    throw dataFileError(file, [`expected at least 2 rows, to train and to hold out, got ${String(rowCount)}`]);
  const constant = [...constantColumns(features, featureNames), ...constantColumns(labels, labelNames)];
  if (constant.length > 0) throw dataFileError(file, constant);
  const dependent = featureNames.length === table.dimension ? dependentColumn(table) : undefined;
  if (dependent === undefined) return;
  const message = `column ${dependent} is a linear combination of the features before it, which would make false symmetries: leave it out`;
  throw dataFileError(file, [message]);
}

function constantColumns(data: Float64Array, names: readonly string[]): string[] {
  return names.flatMap((name, column) => {
    const value = data[column];
    for (let at = column + names.length; at < data.length; at += names.length) {
      if (data[at] !== value) return [];
    }
    return [`column ${name} is constant, ${String(value)} in every row: leave it out`];
  });
}

/** In the triangle of a QR decomposition the last entry of a column is its distance from the span of those before it. */
function dependentColumn({ rowCount, features, featureNames }: Table): string | undefined {
  const count = featureNames.length;
  if (rowCount < count) return undefined;
  const { data } = factorRows(matrixOf(rowCount, count, features), rowCount);
  return featureNames.find((_, column) => {
    const entries = data.subarray(column * count, column * count + column + 1);
    return Math.abs(entries.at(-1) ?? Number.NaN) <= DEPENDENT_BELOW * Math.hypot(...entries);
  });
}
