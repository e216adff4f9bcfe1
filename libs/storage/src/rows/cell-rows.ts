import { foldTrial } from '@liesweep/phase-diagram';
import { gridPointKey, type Cell, type SweepRecord, type TrialResult } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import type { Tables } from './tables.js';

/** Folds trials into the cells of a sweep. The caller sees to it that no trial is folded twice, and holds the sweep's lock. */
export async function foldIntoCells(
  trx: Transaction<Tables>,
  sweep: SweepRecord,
  trials: readonly TrialResult[],
): Promise<void> {
  const trialsByCell = groupByCell(trials);
  for (const batch of batches([...trialsByCell], ROWS_PER_STATEMENT)) {
    const cells = await selectCells(
      trx,
      sweep.sweepId,
      batch.map(([key]) => key),
    );
    const rows = batch.map(([key, added]) => {
      const cell = added.reduce<Cell | undefined>((folded, trial) => foldTrial(folded, trial), cells.get(key));
      return { sweep_id: sweep.sweepId, cell_key: key, cell: JSON.stringify(cell) };
    });
    await trx
      .insertInto('cells')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['sweep_id', 'cell_key']).doUpdateSet((row) => ({ cell: row.ref('excluded.cell') })),
      )
      .execute();
  }
}

/** All folded cells of a sweep, in the order of their keys. */
export async function selectAllCells(db: Kysely<Tables>, sweepId: string): Promise<readonly Cell[]> {
  const rows = await db
    .selectFrom('cells')
    .select('cell')
    .where('sweep_id', '=', sweepId)
    .orderBy('cell_key')
    .execute();
  return rows.map((row) => JSON.parse(row.cell) as Cell);
}

function groupByCell(trials: readonly TrialResult[]): ReadonlyMap<string, readonly TrialResult[]> {
  const groups = new Map<string, TrialResult[]>();
  for (const trial of trials) {
    const key = gridPointKey(trial.gridPoint);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [trial]);
    } else {
      group.push(trial);
    }
  }
  return groups;
}

async function selectCells(
  trx: Transaction<Tables>,
  sweepId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Cell>> {
  const rows = await trx
    .selectFrom('cells')
    .select(['cell_key', 'cell'])
    .where('sweep_id', '=', sweepId)
    .where('cell_key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.cell_key, JSON.parse(row.cell) as Cell]));
}
