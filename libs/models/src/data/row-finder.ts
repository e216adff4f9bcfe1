import { normalStream } from '@liesweep/sweep';

/** A row that was taken to other coordinates and back moves by less than this, in root mean squares of its features. */
const WITHIN = 1e-6;

const DIRECTION_SEED = 307;

/**
 * Finds a row of a table by its features, although they may have been rounded on their way. Features that are those of a row to
 * the bit are found by their hash; for others rows are sorted along one random direction, those near along it are compared as a
 * whole, and the nearest is taken.
 *
 * @param rows row-major [m, width]
 * @returns the position of the nearest row to x, of the first of its copies; undefined where none is near
 */
export function rowFinder(rows: Float64Array, width: number): (x: Float64Array) => number | undefined {
  const findEqual = equalRowFinder(rows, width);
  let findNear: ReturnType<typeof nearRowFinder> | undefined;
  return (x) => findEqual(x) ?? (findNear ??= nearRowFinder(rows, width))(x);
}

/** Finds the first row of the same numbers. */
function equalRowFinder(rows: Float64Array, width: number): (x: Float64Array) => number | undefined {
  const count = rows.length / width;
  const places = new Int32Array(2 ** Math.ceil(Math.log2(count + 1) + 1)); // numbers of rows from 1, by their hash
  const entries = new Float64Array(width);
  const words = new Int32Array(entries.buffer);
  const placeOf = (x: Float64Array, from: number): number => {
    let hash = 0;
    for (let at = 0; at < width; at += 1) entries[at] = (x[from + at] ?? Number.NaN) + 0; // −0 is 0
    for (const word of words) {
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let place = hash & (places.length - 1);
    for (; places[place] !== 0; place = (place + 1) & (places.length - 1)) {
      const first = ((places[place] ?? Number.NaN) - 1) * width;
      let at = 0;
      while (at < width && rows[first + at] === entries[at]) at += 1;
      if (at === width) break;
    }
    return place;
  };
  for (let row = 0; row < count; row += 1) {
    const place = placeOf(rows, row * width);
    if (places[place] === 0) places[place] = row + 1;
  }
  return (x) => {
    const row = (places[placeOf(x, 0)] ?? 0) - 1;
    return row < 0 ? undefined : row;
  };
}

function nearRowFinder(rows: Float64Array, width: number): (x: Float64Array) => number | undefined {
  const stream = normalStream(DIRECTION_SEED);
  const sizes = columnSizes(rows, width);
  const direction = sizes.map((size) => stream() / size);
  const along = (x: Float64Array): number =>
    x.reduce((sum, entry, at) => sum + entry * (direction[at] ?? Number.NaN), 0);
  const rowAt = (row: number): Float64Array => rows.subarray(row * width, (row + 1) * width);
  const places = Float64Array.from({ length: rows.length / width }, (_, row) => along(rowAt(row)));
  const placeOf = (row: number | undefined): number => places[row ?? -1] ?? Number.NaN;
  const sorted = Int32Array.from(places.keys()).sort((a, b) => placeOf(a) - placeOf(b));
  const order = sorted.filter((row, at) => at === 0 || !isEqual(rowAt(row), rowAt(sorted[at - 1] ?? row)));
  const reach = WITHIN * direction.reduce((sum, entry, at) => sum + Math.abs(entry) * (sizes[at] ?? Number.NaN), 0);
  return (x) => {
    const place = along(x);
    let nearest: { readonly row: number; readonly distance: number } | undefined;
    for (let at = firstFrom(order, placeOf, place - reach); placeOf(order[at]) <= place + reach; at += 1) {
      const row = order[at] ?? Number.NaN;
      const distance = distanceOf(rowAt(row), x, sizes);
      if (distance <= WITHIN && distance < (nearest?.distance ?? Infinity)) nearest = { row, distance };
    }
    return nearest?.row;
  };
}

/** Root mean square of each column; 1 where all are zero. */
function columnSizes(rows: Float64Array, width: number): Float64Array {
  const squares = new Float64Array(width);
  rows.forEach((entry, at) => (squares[at % width] = (squares[at % width] ?? Number.NaN) + entry * entry));
  return squares.map((square) => (square === 0 ? 1 : Math.sqrt((square * width) / rows.length)));
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  return a.every((entry, at) => entry === b[at]);
}

/** The first position in the order whose place is not before the given one. */
function firstFrom(order: Int32Array, placeOf: (row: number | undefined) => number, from: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (placeOf(order[middle]) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The largest difference of a feature, in its root mean squares. */
function distanceOf(row: Float64Array, x: Float64Array, sizes: Float64Array): number {
  return row.reduce(
    (most, entry, at) => Math.max(most, Math.abs(entry - (x[at] ?? Number.NaN)) / (sizes[at] ?? Number.NaN)),
    0,
  );
}
