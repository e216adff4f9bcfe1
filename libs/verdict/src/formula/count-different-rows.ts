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
 * @param precision of the samples, relative to them
 * @param enough counting ends there
 */
export function countDifferentRows({ rows, columns, data }: Matrix, precision: number, enough: number): number {
  const stream = normalStream(PROJECTION_SEED);
  const directions = Array.from({ length: PROJECTIONS }, () => Float64Array.from({ length: columns }, () => stream()));
  const points: number[][] = [];
  for (let row = 0; row < rows; row += 1) {
    const entries = data.subarray(row * columns, (row + 1) * columns);
    const norm = normOf(entries);
    if (!(norm > 0)) continue;
    const point = directions.map((direction) => dot(entries, direction) / norm);
    points.push(point.map((value) => ((point[0] ?? 0) < 0 ? -value : value)));
  }
  points.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const within = Math.max(SAME_BELOW, ROUNDING_ROOM * precision);
  const kept: number[][] = [];
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
function isKnown(point: readonly number[], kept: readonly (readonly number[])[], within: number): boolean {
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const other = kept[at] ?? [];
    if ((point[0] ?? 0) - (other[0] ?? 0) > within) return false;
    if (point.every((value, k) => Math.abs(value - (other[k] ?? Number.NaN)) <= within)) return true;
  }
  return false;
}
