import { countOf } from '@liesweep/sweep';
import { describeDependence, columnQuantum, findDependence, standardCoordinates } from '@liesweep/verdict';
import { dataFileError } from './data-file-error.js';
import { findMissingMarker } from './find-missing-marker.js';
import type { Table } from './table.js';

/**
 * Refuses tables in which something would look like a symmetry that is none: constant columns, markers of missing values, and
 * features that keep a linear relation within their precision, so that no sample shows what lies across.
 *
 * @throws BadInputError that names the columns
 */
export function checkTable(table: Table): void {
  const { file, rowCount, features, labels, featureNames, labelNames } = table;
  if (rowCount < 2)
    throw dataFileError(file, [`expected at least 2 rows, to train and to hold out, got ${String(rowCount)}`]);
  const constant = [...constantColumns(features, featureNames), ...constantColumns(labels, labelNames)];
  if (constant.length > 0) throw dataFileError(file, constant);
  const markers = [...missingMarkers(features, featureNames), ...missingMarkers(labels, labelNames)];
  if (markers.length > 0) throw dataFileError(file, markers);
  const relation = relationOf(table);
  if (relation === undefined) return;
  const message = `${relation} within the precision of the data, so no row shows what lies across, and every direction there would look like a symmetry: leave one of these columns out`;
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

function missingMarkers(data: Float64Array, names: readonly string[]): string[] {
  return names.flatMap((name, column) => {
    const marker = findMissingMarker(data, column, names.length);
    if (marker === undefined) return [];
    const { value, count, least, most } = marker;
    return [
      `column ${name} has ${String(value)} in ${countOf(count, 'row')}, far outside its other values (${String(least)} to ${String(most)}): it looks like a marker of missing values; leave those rows out`,
    ];
  });
}

/** Fewer rows than features are always dependent: their number is what is refused, elsewhere. */
/** Columns of arrays have numbers for names, which a relation is not to mistake for coefficients. */
function spokenName(name: string): string {
  return /^\d+$/.test(name) ? `column ${name}` : name;
}

function relationOf({ rowCount, dimension, features, featureNames }: Table): string | undefined {
  if (rowCount < featureNames.length) return undefined;
  const width = featureNames.length;
  const shape = { dimension, field: width === dimension ? ('real' as const) : ('complex' as const) };
  const quanta = Float64Array.from(featureNames, (_, column) => columnQuantum(features, column, width));
  const dependence = findDependence(standardCoordinates(features, shape), quanta);
  return dependence === undefined ? undefined : describeDependence(dependence, featureNames.map(spokenName));
}
