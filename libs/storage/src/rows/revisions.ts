import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.js';

/**
 * Takes so many of a sweep's next revisions. The caller holds the sweep's lock, so that revisions are seen in their order:
 * whoever has read one has read, or can read, all before it.
 *
 * @returns the last revision before them
 */
export async function takeRevisions(trx: Transaction<Tables>, sweepId: string, count: number): Promise<number> {
  const { revision } = await trx
    .updateTable('sweep_totals')
    .set((row) => ({ revision: row('revision', '+', count) }))
    .where('sweep_id', '=', sweepId)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision - count;
}

/**
 * Says that whatever was known of a sweep's cells is void. Those that it still has change, so that they are handed out
 * anew. The caller holds the sweep's lock.
 */
export async function voidKnownCells(trx: Transaction<Tables>, sweepId: string): Promise<void> {
  const validFrom = (await takeRevisions(trx, sweepId, 1)) + 1;
  await trx.updateTable('sweep_totals').set({ valid_from: validFrom }).where('sweep_id', '=', sweepId).execute();
  const { numUpdatedRows } = await trx
    .updateTable('cells')
    .from((cells) =>
      cells
        .selectFrom('cells')
        .select(['cell_key', sql<number>`row_number() over (order by cell_key)`.as('position')])
        .where('sweep_id', '=', sweepId)
        .as('numbered'),
    )
    .set((row) => ({ revision: sql<number>`${validFrom} + ${row.ref('numbered.position')}` }))
    .whereRef('numbered.cell_key', '=', 'cells.cell_key')
    .where('cells.sweep_id', '=', sweepId)
    .executeTakeFirst();
  await takeRevisions(trx, sweepId, Number(numUpdatedRows));
}
