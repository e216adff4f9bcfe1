import type { Cells } from '@liesweep/api-contract';
import { emptyCell } from '@liesweep/phase-diagram';
import {
  gridPointAt,
  gridPointCount,
  gridPointIndex,
  gridPointKey,
  type Cell,
  type SweepOverview,
} from '@liesweep/sweep';
import { cellColumns, type FailedByCell } from '../resources/cell-columns.js';
import type { ApiContext } from '../server/api-context.js';

/** Of cells that are told for their failures alone; the others follow with the next changes. */
const MOST_FAILED_CELLS = 500;

/** What somebody knows who was told no failure yet. */
export const NO_FAILURES: FailedByCell = new Map();

/** What has changed in the cells of a sweep. */
export interface Changes {
  readonly cells: Cells;
  /** Which failures whoever is told them knows now. */
  readonly knownFailed: FailedByCell;
}

/** What somebody knows of the cells of a sweep. */
export interface Known {
  readonly since: number;
  /** Undefined where nobody remembers; then failures of cells that have not changed are not told, unless all is told anew. */
  readonly failed: FailedByCell | undefined;
}

/**
 * The cells that have changed after a revision, at most `limit`, with how many restarts of each were given up. That is in no
 * cell, so that those are told too, at the end, whose number is another than is known.
 */
export async function changesSince(
  { rows, failures }: Pick<ApiContext, 'rows' | 'failures'>,
  { record, progress }: Pick<SweepOverview, 'record' | 'progress'>,
  { since, failed: known }: Known,
  limit: number,
): Promise<Changes> {
  const { sweepId, spec } = record;
  const [changed, { byCell }] = await Promise.all([
    rows.changedCells(sweepId, since, limit),
    failures.of(record, progress.failed),
  ]);
  const { revision, reset, hasMore, cells } = changed;
  const before = since === 0 || reset ? NO_FAILURES : known;
  const told = new Set(cells.map(({ gridPoint }) => gridPointIndex(spec, gridPoint)));
  const others = before === undefined || before === byCell ? [] : otherNumbers(before, byCell);
  const shown = others.filter((cell) => !told.has(cell)).slice(0, MOST_FAILED_CELLS);
  const extra = await Promise.all(
    shown.map(async (cell): Promise<Cell> => {
      const point = gridPointAt(spec, cell);
      return (await rows.cell(sweepId, gridPointKey(point))) ?? emptyCell(point);
    }),
  );
  return {
    cells: {
      ...{ revision, reset, hasMore, total: gridPointCount(spec) },
      cells: cellColumns(spec, [...cells, ...extra], byCell),
    },
    knownFailed: shown.length < MOST_FAILED_CELLS ? byCell : withNumbers(before ?? NO_FAILURES, byCell, shown),
  };
}

/** The cells whose numbers of failures differ. */
function otherNumbers(before: FailedByCell, now: FailedByCell): number[] {
  return [...new Set([...now.keys(), ...before.keys()])].filter((cell) => before.get(cell) !== now.get(cell));
}

function withNumbers(before: FailedByCell, now: FailedByCell, cells: readonly number[]): FailedByCell {
  return new Map([...before, ...cells.map((cell) => [cell, now.get(cell) ?? 0] as const)]);
}
