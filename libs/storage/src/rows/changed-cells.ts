import type { ChangedCells } from '@liesweep/sweep';
import { sql, type Kysely } from 'kysely';
import { toCell } from './cell-rows.js';
import type { Tables } from './tables.js';

/**
 * The cells of a sweep that have changed since a revision, the earliest change first. Whoever knows a revision at which
 * something else held, or one that the sweep does not have, is given all cells anew. A sweep that there is not has none.
 *
 * @param limit cells at most
 */
export async function selectChangedCells(
  db: Kysely<Tables>,
  sweepId: string,
  since: number,
  limit: number,
): Promise<ChangedCells> {
  const known = sql<number>`cast(${since} as double precision)`;
  // One statement, so that revision and cells are of one moment.
  const rows = await db
    .selectFrom('sweep_totals')
    .leftJoin('cells', (cells) =>
      cells
        .onRef('cells.sweep_id', '=', 'sweep_totals.sweep_id')
        .on('cells.revision', '>', sql<number>`case when sweep_totals.revision < ${known} then 0 else ${known} end`),
    )
    .select(['sweep_totals.sweep_id', 'sweep_totals.revision as latest', 'valid_from'])
    .select(['cell_key', 'cell', 'row_digest', 'cells.revision as revision'])
    .where('sweep_totals.sweep_id', '=', sweepId)
    .orderBy('cells.revision')
    .limit(limit + 1)
    .execute();
  const [first] = rows;
  if (first === undefined) return { revision: 0, reset: since > 0, hasMore: false, cells: [] };
  const changed = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    revision: hasMore ? (changed.at(-1)?.revision ?? since) : first.latest,
    reset: since > 0 && (since < first.valid_from || since > first.latest),
    hasMore,
    cells: changed.flatMap(({ sweep_id, cell_key, cell, row_digest }) =>
      cell_key === null || cell === null ? [] : [toCell({ sweep_id, cell_key, cell, row_digest })],
    ),
  };
}
