import { asRows, uniformStream, type RowBlocks, type RowSource } from '@liesweep/sweep';

/** Rows closer than this share of the size of each feature are one row: copies that differ by rounding are no evidence. */
const SAME_WITHIN = 1e-10;

/** Seed of the direction along which rows are sorted: any, but always the same. */
const DIRECTION_SEED = 7;

/** Which rows are copies of one another. */
export interface CopyGroups {
  /** The group of each row, shape [m]: in the order of first appearance, or as they were chosen, −1 for none. */
  readonly groupOf: Int32Array;
  /** The number of groups, N. */
  readonly count: number;
}

/**
 * Groups rows that agree in every feature, up to rounding.
 *
 * Rows are sorted along one oblique direction; only rows that nearly agree there can be copies, and each is compared with
 * the first row of the groups it may belong to. No grid of cells, at whose walls rounding would part copies. Where rows are
 * many, the places along the direction are sorted alone, and only rows beside which there is another are looked at again.
 *
 * @param rows x, of r finite numbers
 * @param sizes the rms of each feature, shape [r]
 */
export function groupCopies(rows: RowSource, sizes: Float64Array): CopyGroups {
  const draw = uniformStream(DIRECTION_SEED);
  const weights = sizes.map((size) => (size > 0 ? (1 + draw()) / size : 0));
  const widest = 2 * SAME_WITHIN * rows.width;
  const crowds = crowdedPlaces(placesAlong(rows, weights).sort(), widest);
  const firstOf = new Int32Array(rows.rowCount);
  for (let row = 0; row < firstOf.length; row++) firstOf[row] = row;
  if (crowds.length === 0) {
    return { groupOf: firstOf, count: firstOf.length };
  }
  mergeCrowded(firstOf, rows, sizes, { ...crowdedRows(placesAlong(rows, weights), crowds), widest });
  return numbered(firstOf);
}

/** Σ_j w_j x_j of every row. */
function placesAlong(rows: RowBlocks, weights: Float64Array): Float64Array {
  const along = new Float64Array(rows.rowCount);
  let row = 0;
  for (const block of rows.blocks()) {
    for (let from = 0; from < block.length; from += rows.width) {
      let place = 0;
      for (let j = 0; j < rows.width; j++) {
        place += (block[from + j] ?? NaN) * (weights[j] ?? NaN);
      }
      along[row] = place;
      row++;
    }
  }
  return along;
}

/** The stretches of sorted places in which each is within `widest` of the next, [begin, end, begin, end, …]. */
function crowdedPlaces(sorted: Float64Array, widest: number): Float64Array {
  const crowds: number[] = [];
  let begin = 0;
  for (let at = 1; at <= sorted.length; at++) {
    if ((sorted[at] ?? Infinity) - (sorted[at - 1] ?? NaN) <= widest) {
      continue;
    }
    if (at - begin > 1) {
      crowds.push(sorted[begin] ?? NaN, sorted[at - 1] ?? NaN);
    }
    begin = at;
  }
  return Float64Array.from(crowds);
}

/** Rows that may be copies, in the order of their places. */
interface CrowdedRows {
  readonly order: Int32Array;
  readonly along: Float64Array;
}

function crowdedRows(along: Float64Array, crowds: Float64Array): CrowdedRows {
  const order: number[] = [];
  along.forEach((place, row) => {
    // The first end that is not before the place: an end of a stretch, which then holds it, or the begin of a later one.
    let [low, high] = [0, crowds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((crowds[middle] ?? NaN) < place) low = middle + 1;
      else high = middle;
    }
    if (low % 2 === 1 || crowds[low] === place) order.push(row);
  });
  return {
    order: Int32Array.from(order).sort((a, b) => (along[a] ?? NaN) - (along[b] ?? NaN) || a - b),
    along,
  };
}

/** Tells each row the first one, in the order of places, that it is a copy of. */
function mergeCrowded(
  firstOf: Int32Array,
  rows: RowSource,
  sizes: Float64Array,
  { order, along, widest }: CrowdedRows & { readonly widest: number },
): void {
  const [one, other] = [new Float64Array(rows.width), new Float64Array(rows.width)];
  const isCopy = (first: number): boolean => {
    rows.readRow(first, other);
    return sizes.every((size, j) => Math.abs((other[j] ?? NaN) - (one[j] ?? NaN)) <= SAME_WITHIN * size);
  };
  let nearby: number[] = [];
  for (const row of order) {
    nearby = nearby.filter((first) => (along[row] ?? NaN) - (along[first] ?? NaN) <= widest);
    rows.readRow(row, one);
    const match = nearby.find(isCopy);
    if (match === undefined) {
      nearby.push(row);
    } else {
      firstOf[row] = match;
    }
  }
}

function numbered(firstOf: Int32Array): CopyGroups {
  const numbers = new Int32Array(firstOf.length).fill(-1);
  let count = 0;
  for (let row = 0; row < firstOf.length; row++) {
    const first = firstOf[row] ?? 0;
    if (numbers[first] === -1) {
      numbers[first] = count;
      count++;
    }
    firstOf[row] = numbers[first] ?? 0;
  }
  return { groupOf: firstOf, count };
}

/**
 * Some of the groups, numbered in the order in which they are chosen.
 *
 * @param chosen different groups
 * @returns with −1 for the rows of all others
 */
export function chooseGroups({ groupOf, count }: CopyGroups, chosen: readonly number[]): CopyGroups {
  const numbers = new Int32Array(count).fill(-1);
  chosen.forEach((group, number) => (numbers[group] = number));
  return { groupOf: groupOf.map((group) => numbers[group] ?? -1), count: chosen.length };
}

/**
 * The mean of each column over the rows of each group.
 *
 * @param data shape [m, columns], or block by block
 * @returns shape [N, columns]
 */
export function groupMeans(
  data: Float64Array | RowBlocks,
  columns: number,
  { groupOf, count }: CopyGroups,
): Float64Array {
  const sizes = new Float64Array(count);
  for (const group of groupOf) {
    if (group >= 0) sizes[group] = (sizes[group] ?? NaN) + 1;
  }
  const means = new Float64Array(count * columns);
  let row = 0;
  for (const block of asRows(data, columns).blocks()) {
    for (let from = 0; from < block.length; from += columns) {
      const group = groupOf[row] ?? -1;
      row++;
      if (group < 0) continue;
      for (let j = 0; j < columns; j++) {
        const target = group * columns + j;
        means[target] = (means[target] ?? NaN) + (block[from + j] ?? NaN) / (sizes[group] ?? NaN);
      }
    }
  }
  return means;
}
