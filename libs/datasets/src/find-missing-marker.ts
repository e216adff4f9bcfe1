import type { RowBlocks } from '@liesweep/sweep';
import { columnExtremes, type ColumnExtremes } from './column-extremes.js';

/** A value that stands for missing ones, and the range of the others. */
export interface MissingMarker {
  readonly value: number;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

/** Rows that must have the value: one outlier is a measurement. */
const LEAST_COUNT = 2;

/** Different values that the others must have: a column of few levels may well have one far from the rest. */
const LEAST_LEVELS = 20;

/** How far outside the others it must be, in ranges of theirs. */
const RANGES_APART = 3;

/** The smallest or largest value of each column where it is repeated and far outside all others, such as −999; undefined where it is not. */
export function findMissingMarkers(
  rows: RowBlocks,
  extremes: readonly ColumnExtremes[] = columnExtremes(rows),
): (MissingMarker | undefined)[] {
  return extremes.map((column, at) =>
    [smallestOf(column), largestOf(column)].find(
      (found) => found !== undefined && hasLevels(rows, at, found.value, LEAST_LEVELS),
    ),
  );
}

function smallestOf({ least, leastCount, nextLeast, most }: ColumnExtremes): MissingMarker | undefined {
  return markerAt({ value: least, count: leastCount, least: nextLeast, most }, nextLeast - least);
}

function largestOf({ most, mostCount, nextMost, least }: ColumnExtremes): MissingMarker | undefined {
  return markerAt({ value: most, count: mostCount, least, most: nextMost }, most - nextMost);
}

function markerAt(found: MissingMarker, distance: number): MissingMarker | undefined {
  const isFar = distance > RANGES_APART * (found.most - found.least);
  return found.count >= LEAST_COUNT && isFar ? found : undefined;
}

/** Whether a column has at least so many values besides one. */
function hasLevels(rows: RowBlocks, column: number, value: number, least: number): boolean {
  const levels = new Set<number>();
  for (const block of rows.blocks()) {
    for (let at = column; at < block.length; at += rows.width) {
      const entry = block[at] ?? Number.NaN;
      if (entry !== value && levels.add(entry).size >= least) return true;
    }
  }
  return false;
}
