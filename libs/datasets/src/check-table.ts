import { countOf, type RowSource } from '@liesweep/sweep';
import { columnQuanta, describeDependence, findDependence, standardCoordinates } from '@liesweep/verdict';
import { columnExtremes, type ColumnExtremes } from './column-extremes.js';
import { dataFileError } from './data-file-error.js';
import { findMissingMarkers } from './find-missing-marker.js';
import { featureRows, labelRows, type Table } from './table.js';

/**
 * Refuses tables in which something would look like a symmetry that is none: constant columns, markers of missing values, and
 * features that keep a linear relation within their precision, so that no sample shows what lies across.
 *
 * @throws BadInputError that names the columns
 */
export function checkTable(table: Table): void {
  const { file, rowCount, featureNames, labelNames } = table;
  if (rowCount < 2)
    throw dataFileError(file, [`expected at least 2 rows, to train and to hold out, got ${String(rowCount)}`]);
  const parts = [
    { rows: featureRows(table), names: featureNames },
    { rows: labelRows(table), names: labelNames },
  ].map(({ rows, names }) => ({ rows, names, extremes: columnExtremes(rows) }));
  const constant = parts.flatMap(constantColumns);
  if (constant.length > 0) throw dataFileError(file, constant);
  const markers = parts.flatMap(missingMarkers);
  if (markers.length > 0) throw dataFileError(file, markers);
  const relation = relationOf(table);
  if (relation === undefined) return;
  const message = `${relation} within the precision of the data, so no row shows what lies across, and every direction there would look like a symmetry: leave one of these columns out`;
  throw dataFileError(file, [message]);
}

/** Columns side by side, what they are called, and their ends. */
interface CheckedColumns {
  readonly rows: RowSource;
  readonly names: readonly string[];
  readonly extremes: readonly ColumnExtremes[];
}

function constantColumns({ names, extremes }: CheckedColumns): string[] {
  return extremes.flatMap(({ least, most }, column) =>
    least < most ? [] : [`column ${names[column] ?? ''} is constant, ${String(least)} in every row: leave it out`],
  );
}

function missingMarkers({ rows, names, extremes }: CheckedColumns): string[] {
  return findMissingMarkers(rows, extremes).flatMap((marker, column) => {
    if (marker === undefined) return [];
    const { value, count, least, most } = marker;
    return [
      `column ${names[column] ?? ''} has ${String(value)} in ${countOf(count, 'row')}, far outside its other values (${String(least)} to ${String(most)}): it looks like a marker of missing values; leave those rows out`,
    ];
  });
}

/** Columns of arrays have numbers for names, which a relation is not to mistake for coefficients. */
function spokenName(name: string): string {
  return /^\d+$/.test(name) ? `column ${name}` : name;
}

/** Fewer rows than features are always dependent: their number is what is refused, elsewhere. */
function relationOf(table: Table): string | undefined {
  const { rowCount, dimension, featureNames } = table;
  if (rowCount < featureNames.length) return undefined;
  const width = featureNames.length;
  const features = featureRows(table);
  const shape = { dimension, field: width === dimension ? ('real' as const) : ('complex' as const) };
  const dependence = findDependence(standardCoordinates(features, shape), columnQuanta(features, width));
  return dependence === undefined ? undefined : describeDependence(dependence, featureNames.map(spokenName));
}
