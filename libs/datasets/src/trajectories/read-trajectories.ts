import { countOf, shortText, type ColumnSpec, type TrajectoryDataSpec } from '@liesweep/sweep';
import { columnQuantum } from '@liesweep/verdict';
import { dataFileError } from '../data-file-error.js';
import { DataFileProblems } from '../data-file-problems.js';
import { findColumns } from '../find-columns.js';
import { readColumns, readCsvRows, type CsvRows } from '../parse-csv.js';
import type { Trajectory } from './trajectory.js';

/** A step this many times the usual one of its trajectory is a gap. */
const GAP = 10;

/** Steps are even that agree to this share, or to the last digit of the times. */
const EVEN_WITHIN = 1e-6;

/**
 * Takes the trajectories of a sweep out of a CSV file, in the order in which they begin there.
 *
 * @param text of the file
 * @param file what errors call it
 * @param fewest points that a trajectory must have
 * @throws BadInputError that names row and column, or the trajectory and the times, where times do not ascend, one is there
 *   twice, points are missing between two, steps are uneven that must be even, or points are too few
 */
export function readTrajectories(
  text: string,
  file: string,
  data: Pick<TrajectoryDataSpec, 'trajectory' | 'time' | 'features' | 'label'>,
  fewest: number,
): readonly Trajectory[] {
  const rows = readCsvRows(text, file);
  const { body, names } = rows;
  const width = data.features.length;
  const numbers = readColumns(body, [data.time, ...data.features], names, file);
  const groups = new Map<string, number[]>();
  identifiers(rows, data.trajectory, file).forEach((id, row) => {
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  });
  const trajectories = [...groups].map(
    ([name, members]): Trajectory => ({
      name,
      lines: members.map((row) => body[row]?.line ?? 0),
      times: Float64Array.from(members, (row) => numbers[row * (width + 1)] ?? Number.NaN),
      points: Float64Array.from(
        members.flatMap((row) => [...numbers.subarray(row * (width + 1) + 1, (row + 1) * (width + 1))]),
      ),
    }),
  );
  const problems = new DataFileProblems(file);
  const quantum = columnQuantum(numbers, 0, width + 1);
  for (const each of trajectories) checkTimes(each, { needsEven: data.label === 'next', quantum, fewest, problems });
  problems.throwAny();
  if (data.label === 'next') checkOneStep(trajectories, quantum, file);
  return trajectories;
}

/** The text of the column that tells trajectories apart: 7 and 7.0 are two. */
function identifiers({ body, names }: CsvRows, column: ColumnSpec | undefined, file: string): readonly string[] {
  if (column === undefined) return body.map(() => '');
  if (typeof column === 'object') throw dataFileError(file, ['trajectory: expected one column, got a sum or a square']);
  const { positions, problems: notFound } = findColumns([column], names, body[0]?.cells.length ?? 0);
  if (notFound.length > 0) throw dataFileError(file, notFound);
  const position = positions[0]?.[0] ?? 0;
  const problems = new DataFileProblems(file);
  const found = body.map(({ line, cells }) => {
    const id = cells[position] ?? '';
    if (id === '')
      problems.add(`row ${String(line)}, column ${shortText(names?.[position] ?? String(position))}: missing value`);
    return id;
  });
  problems.throwAny();
  return found;
}

interface TimeCheck {
  readonly needsEven: boolean;
  /** How finely times are known. */
  readonly quantum: number;
  readonly fewest: number;
  readonly problems: DataFileProblems;
}

function checkTimes({ name, lines, times }: Trajectory, { needsEven, quantum, fewest, problems }: TimeCheck): void {
  const whose = name === '' ? 'the trajectory' : `trajectory ${shortText(name)}`;
  const at = (point: number): string => `row ${String(lines[point])}, ${whose}, time ${String(times[point])}`;
  if (times.length < fewest) {
    problems.add(`${whose}: expected at least ${countOf(fewest, 'point')}, got ${String(times.length)}: leave it out`);
    return;
  }
  const steps = Array.from(times.subarray(1), (time, point) => time - (times[point] ?? Number.NaN));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Number.NaN;
  for (const [point, step] of steps.entries()) {
    const before = String(times[point]);
    if (step === 0) problems.add(`${at(point + 1)}: this time is there twice; keep one of the two rows`);
    else if (step < 0)
      problems.add(`${at(point + 1)}: expected a time after ${before}; sort the rows of each trajectory by time`);
    else if (step > GAP * usual) {
      problems.add(
        `${at(point + 1)}: a gap after ${before}, where steps are ${String(usual)}; give what follows it another trajectory`,
      );
    } else if (needsEven && Math.abs(step - usual) > Math.max(EVEN_WITHIN * usual, 2 * quantum)) {
      problems.add(
        `${at(point + 1)}: expected even steps of ${String(usual)} for label: next, got ${String(step)}; take label: velocity, which may have uneven ones`,
      );
    }
    if (step <= 0 || step > GAP * usual) return;
  }
}

/** A map from a point to the next is one map only where all steps are one. */
function checkOneStep(trajectories: readonly Trajectory[], quantum: number, file: string): void {
  const stepOf = ({ times }: Trajectory): number =>
    ((times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN)) / (times.length - 1);
  const [first] = trajectories;
  if (first === undefined) return;
  const step = stepOf(first);
  const other = trajectories.find((each) => Math.abs(stepOf(each) - step) > Math.max(EVEN_WITHIN * step, 2 * quantum));
  if (other === undefined) return;
  throw dataFileError(file, [
    `trajectory ${shortText(other.name)} has steps of ${String(stepOf(other))}, trajectory ${shortText(first.name)} of ${String(step)}: label: next is one map, from a point to the one a step later; take trajectories of one step`,
  ]);
}
