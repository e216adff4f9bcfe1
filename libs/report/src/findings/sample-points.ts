import { normalStream, uniformStream, type FileDataset, type SweepSpec } from '@liesweep/sweep';

/** Samples that figures look at: enough for a spread, and for a choice. */
const COUNT = 400;

/** Draws for one sample of particles that are apart. */
const MOST_DRAWS = 1000;

/** One seed for all pictures: what they show is an example. */
const SEED = 7;

/**
 * Samples as a sweep has them, to be drawn in figures: of its data file, or others of the same law.
 *
 * @param dimension n
 * @param particleCount q
 * @param file what was stored of the sweep’s data file
 * @returns q·n numbers each
 */
export function samplePoints(
  data: SweepSpec['data'],
  dimension: number,
  particleCount: number,
  file: FileDataset | undefined,
): Float64Array[] {
  const length = dimension * particleCount;
  if (file !== undefined) return rowsOf(file, length);
  if ('from' in data && 'to' in data) return uniformPoints(lawOf(data), dimension, particleCount);
  const normal = normalStream(SEED);
  return Array.from({ length: COUNT }, () => Float64Array.from({ length }, () => normal()));
}

/** Rows as they are, or following ones together where a row is one particle. */
function rowsOf({ samples }: FileDataset, length: number): Float64Array[] {
  const count = Math.min(COUNT, Math.floor(samples.length / length));
  return Array.from({ length: count }, (_, row) => samples.slice(row * length, (row + 1) * length));
}

/** As the data of a sweep say it; particles that say nothing may meet. */
function lawOf(data: { readonly from: unknown; readonly to: unknown; readonly apart?: unknown }): UniformLaw {
  return { from: Number(data.from), to: Number(data.to), apart: Number(data.apart ?? 0) };
}

interface UniformLaw {
  readonly from: number;
  readonly to: number;
  /** The least distance of two particles. */
  readonly apart: number;
}

function uniformPoints({ from, to, apart }: UniformLaw, dimension: number, particleCount: number): Float64Array[] {
  const uniform = uniformStream(SEED);
  return Array.from({ length: COUNT }, () => {
    let sample = new Float64Array();
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      sample = Float64Array.from({ length: dimension * particleCount }, () => from + (to - from) * uniform());
      if (leastDistance(sample, dimension) >= apart) break;
    }
    return sample;
  });
}

/** Between any two particles; infinite for one. */
function leastDistance(sample: Float64Array, dimension: number): number {
  let least = Infinity;
  for (let a = 0; a < sample.length; a += dimension) {
    for (let b = a + dimension; b < sample.length; b += dimension) {
      let square = 0;
      for (let j = 0; j < dimension; j += 1) square += ((sample[a + j] ?? NaN) - (sample[b + j] ?? NaN)) ** 2;
      least = Math.min(least, Math.sqrt(square));
    }
  }
  return least;
}
