import {
  dataOf,
  dataSeed,
  isDrawnData,
  realDimension,
  systemKey,
  type FileDataset,
  type SweepSpec,
} from '@liesweep/sweep';

/** Samples that figures look at: enough for a spread, and for a choice. */
const COUNT = 400;

/**
 * The first samples of a sweep, to be drawn in figures; none where its data are in a file that was not read.
 *
 * @param dimension n
 * @param particleCount q
 * @param file what was stored of the sweep’s data file
 * @returns q·r numbers each, in the units of the features
 */
export function samplePoints(
  { data, system, seed }: Pick<SweepSpec, 'data' | 'system' | 'seed'>,
  dimension: number,
  particleCount: number,
  file: Pick<FileDataset, 'samples'> | undefined,
): Float64Array[] {
  const vectorLength = realDimension({ dimension, field: system.field });
  const length = vectorLength * particleCount;
  if (file !== undefined) return rowsOf(file, length);
  if (!isDrawnData(data)) return [];
  const layout = { vectorCount: particleCount, vectorLength };
  const next = dataOf(data).sampler?.(data, layout, dataSeed(systemKey(system), dimension, data, seed));
  return next === undefined ? [] : Array.from({ length: COUNT }, next);
}

/** Rows as they are, or following ones together where a row is one particle. */
function rowsOf({ samples }: Pick<FileDataset, 'samples'>, length: number): Float64Array[] {
  const count = Math.min(COUNT, Math.floor(samples.length / length));
  return Array.from({ length: count }, (_, row) => samples.slice(row * length, (row + 1) * length));
}
