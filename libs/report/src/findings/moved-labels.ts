import { flow } from '@liesweep/fields';
import { Matrix, solve } from 'ml-matrix';
import type { ActingField } from './field-action.js';
import type { LabelMotion } from './label-motions.js';

/** Rows that decide the constants of a motion, for each of them. */
const ROWS_PER_CONSTANT = 4;

/** A sample’s labels along a field: as they are where the sample has moved to, and as they should be. */
export interface MovedLabels {
  /** f(exp(tv)x) at every point of the path. */
  readonly found: readonly (readonly number[])[];
  /** exp(tV)f(x) at the end. */
  readonly expected: readonly number[];
}

/**
 * The constants of a motion by least squares over samples: Df·v − fixed = Σ_u a_u free_u.
 *
 * @param slope Df·v at a sample, k numbers
 */
export function motionConstants(
  motion: LabelMotion,
  samples: readonly Float64Array[],
  labels: (x: Float64Array) => readonly number[],
  slope: (x: Float64Array) => readonly number[],
): number[] {
  if (motion.freeCount === 0) return [];
  const labelCount = labels(samples[0] ?? new Float64Array()).length;
  const rowCount = Math.ceil((ROWS_PER_CONSTANT * motion.freeCount) / labelCount) + 1;
  const rows: number[][] = [];
  const right: number[] = [];
  for (const x of samples.slice(0, rowCount)) {
    const f = Float64Array.from(labels(x));
    const [known, moved] = [motion.fixed(x, f), slope(x)];
    const columns = Array.from({ length: motion.freeCount }, (_, u) => motion.free(u, f));
    f.forEach((_, label) => {
      rows.push(columns.map((column) => column[label] ?? Number.NaN));
      right.push((moved[label] ?? Number.NaN) - (known[label] ?? Number.NaN));
    });
  }
  // by singular values: constants that do nothing on the data stay zero
  return solve(new Matrix(rows), Matrix.columnVector(right), true).getColumn(0);
}

/** Moves labels along with their sample. */
export function movedLabels(
  field: ActingField,
  motion: LabelMotion,
  constants: readonly number[],
  labels: (x: Float64Array) => readonly number[],
  path: readonly Float64Array[],
  duration: number,
): MovedLabels {
  const start = path[0] ?? new Float64Array();
  const f = labels(start);
  const length = start.length;
  const velocity = (both: Float64Array): Float64Array => {
    const [x, own] = [both.subarray(0, length), both.subarray(length)];
    const moved = motion.fixed(x, own);
    constants.forEach((constant, u) => {
      motion.free(u, own).forEach((value, label) => {
        moved[label] = (moved[label] ?? Number.NaN) + constant * value;
      });
    });
    return Float64Array.from([...field.ofSample(x), ...moved]);
  };
  const [end] = flow(velocity, Float64Array.from([...start, ...f]), [duration]);
  return { found: path.map(labels), expected: Array.from(end?.subarray(length) ?? []) };
}
