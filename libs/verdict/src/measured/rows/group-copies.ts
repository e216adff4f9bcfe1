import { uniformStream } from '@liesweep/sweep';
import type { Matrix } from '@liesweep/lie';

/** Rows closer than this share of the size of each feature are one row: copies that differ by rounding are no evidence. */
const SAME_WITHIN = 1e-10;

/** Seed of the direction along which rows are sorted: any, but always the same. */
const DIRECTION_SEED = 7;

/** Which rows are copies of one another. */
export interface CopyGroups {
  /** The group of each row, in the order of first appearance, shape [m]. */
  readonly groupOf: Int32Array;
  /** The number of groups, N. */
  readonly count: number;
}

/**
 * Groups rows that agree in every feature, up to rounding.
 *
 * Rows are sorted along one oblique direction; only rows that nearly agree there can be copies, and each is compared with
 * the first row of the groups it may belong to. No grid of cells, at whose walls rounding would part copies.
 *
 * @param samples x, shape [m, r], finite
 * @param sizes the rms of each feature, shape [r]
 */
export function groupCopies(samples: Matrix, sizes: Float64Array): CopyGroups {
  const { rows, columns, data } = samples;
  const draw = uniformStream(DIRECTION_SEED);
  const weights = sizes.map((size) => (size > 0 ? (1 + draw()) / size : 0));
  const widest = 2 * SAME_WITHIN * columns;
  const along = new Float64Array(rows);
  for (let at = 0; at < data.length; at++) {
    const row = Math.floor(at / columns);
    along[row] = (along[row] ?? NaN) + (data[at] ?? NaN) * (weights[at % columns] ?? NaN);
  }
  const areCopies = (a: number, b: number): boolean =>
    sizes.every(
      (size, j) => Math.abs((data[a * columns + j] ?? NaN) - (data[b * columns + j] ?? NaN)) <= SAME_WITHIN * size,
    );
  const order = Array.from(along.keys()).sort((a, b) => (along[a] ?? NaN) - (along[b] ?? NaN) || a - b);
  const firstOf = new Int32Array(rows);
  let nearby: number[] = [];
  for (const row of order) {
    nearby = nearby.filter((first) => (along[row] ?? NaN) - (along[first] ?? NaN) <= widest);
    const match = nearby.find((first) => areCopies(first, row));
    firstOf[row] = match ?? row;
    if (match === undefined) {
      nearby.push(row);
    }
  }
  return numbered(firstOf);
}

function numbered(firstOf: Int32Array): CopyGroups {
  const numbers = new Map<number, number>();
  const groupOf = firstOf.map((first) => {
    const number = numbers.get(first) ?? numbers.size;
    numbers.set(first, number);
    return number;
  });
  return { groupOf, count: numbers.size };
}

/**
 * The mean of each column over the rows of each group.
 *
 * @param data shape [m, columns]
 * @returns shape [N, columns]
 */
export function groupMeans(data: Float64Array, columns: number, { groupOf, count }: CopyGroups): Float64Array {
  const sizes = new Float64Array(count);
  groupOf.forEach((group) => (sizes[group] = (sizes[group] ?? NaN) + 1));
  const means = new Float64Array(count * columns);
  for (let at = 0; at < data.length; at++) {
    const group = groupOf[Math.floor(at / columns)] ?? 0;
    const target = group * columns + (at % columns);
    means[target] = (means[target] ?? NaN) + (data[at] ?? NaN) / (sizes[group] ?? NaN);
  }
  return means;
}
