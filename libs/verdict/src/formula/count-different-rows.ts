import type { Matrix } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';

/** Random directions that rows are told apart by; two rows that agree in all of them are one. */
const PROJECTIONS = 4;

const PROJECTION_SEED = 71;

/** Rows that differ by less, relative to them, differ by rounding. */
const SAME_BELOW = 1e-9;

/** Rounding of the data moves a row by a few times its own relative size. */
const ROUNDING_ROOM = 8;

/**
 * How many rows point in different directions, up to sign and rounding: copies, and with them x and −x of an even oracle and
 * x and tx of a homogeneous one, count once.
 *
 * Counted are rows in the order of their first projection, each that is within rounding of none before it. Of many rows the
 * first few show that there are enough: so many that are twice as far from one another are never within rounding of fewer.
 *
 * @param blocks rows, all of one length, a block at a time
 * @param precision of the samples, relative to them
 * @param enough counting ends there
 */
export function countDifferentRows(blocks: Iterable<Matrix>, precision: number, enough: number): number {
  const stream = normalStream(PROJECTION_SEED);
  const within = Math.max(SAME_BELOW, ROUNDING_ROOM * precision);
  const apart: Float64Array[] = [];
  const points: Float64Array[] = [];
  let directions: readonly Float64Array[] | undefined;
  for (const { rows, columns, data } of blocks) {
    directions ??= Array.from({ length: PROJECTIONS }, () => Float64Array.from({ length: columns }, () => stream()));
    for (let row = 0; row < rows; row += 1) {
      const point = projected(data.subarray(row * columns, (row + 1) * columns), directions);
      if (point === undefined || apart.some((other) => areNear(point, other, 0))) continue;
      points.push(point);
      if (!apart.some((other) => areNear(point, other, 2 * within))) apart.push(point);
      if (apart.length >= enough) return enough;
    }
  }
  return countSorted(points, within, enough);
}

/** A row's direction along the others; undefined for one that is zero or not finite. */
function projected(entries: Float64Array, directions: readonly Float64Array[]): Float64Array | undefined {
  const norm = normOf(entries);
  if (!(norm > 0)) return undefined;
  const point = Float64Array.from(directions, (direction) => dot(entries, direction) / norm);
  return (point[0] ?? 0) < 0 ? point.map((value) => -value) : point;
}

function countSorted(points: Float64Array[], within: number, enough: number): number {
  points.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const kept: Float64Array[] = [];
  for (const point of points) {
    if (!isKnown(point, kept, within)) kept.push(point);
    if (kept.length >= enough) break;
  }
  return kept.length;
}

/** Divided by the largest entry first, so that squares stay finite. */
function normOf(entries: Float64Array): number {
  let largest = 0;
  for (const entry of entries) largest = Math.max(largest, Math.abs(entry));
  let sum = 0;
  for (const entry of entries) sum += (entry / largest) ** 2;
  return largest > 0 ? largest * Math.sqrt(sum) : 0;
}

function dot(entries: Float64Array, direction: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < entries.length; at += 1) sum += (entries[at] ?? Number.NaN) * (direction[at] ?? Number.NaN);
  return sum;
}

/** @param kept in ascending order of their first number, none after the point's */
function isKnown(point: Float64Array, kept: readonly Float64Array[], within: number): boolean {
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const other = kept[at] ?? new Float64Array();
    if ((point[0] ?? 0) - (other[0] ?? 0) > within) return false;
    if (areNear(point, other, within)) return true;
  }
  return false;
}

function areNear(point: Float64Array, other: Float64Array, within: number): boolean {
  return point.every((value, k) => Math.abs(value - (other[k] ?? Number.NaN)) <= within);
}
