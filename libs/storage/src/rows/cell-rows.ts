import { foldTrial } from '@liesweep/phase-diagram';
import { cellSchema, gridPointKey, type Cell, type SweepRecord, type TrialResult } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { batches, ROWS_PER_STATEMENT } from './batches.js';
import { checkRow } from './check-row.js';
import { DamagedRowError } from './damaged-row-error.js';
import { readJson } from './read-json.js';
import { takeRevisions } from './revisions.js';
import { assertIntact, rowDigest } from './row-digest.js';
import type { CellRow, Tables } from './tables.js';

/** Folds trials into the cells of a sweep, each of which gets its next revision. The caller sees to it that no trial is folded twice, and holds the sweep's lock. */
export async function foldIntoCells(
  trx: Transaction<Tables>,
  sweep: SweepRecord,
  trials: readonly TrialResult[],
): Promise<void> {
  const trialsByCell = groupByCell(trials);
  let revision = await takeRevisions(trx, sweep.sweepId, trialsByCell.size);
  for (const batch of batches([...trialsByCell], ROWS_PER_STATEMENT)) {
    const cells = await selectCells(
      trx,
      sweep.sweepId,
      batch.map(([key]) => key),
    );
    const rows = batch.map(([key, added]) => {
      const cell = added.reduce<Cell | undefined>((folded, trial) => foldTrial(folded, trial), cells.get(key));
      const text = JSON.stringify(cell);
      revision += 1;
      return { sweep_id: sweep.sweepId, cell_key: key, cell: text, revision, row_digest: rowDigest([key, text]) };
    });
    await trx
      .insertInto('cells')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['sweep_id', 'cell_key']).doUpdateSet((row) => ({
          ...{ cell: row.ref('excluded.cell'), row_digest: row.ref('excluded.row_digest') },
          revision: row.ref('excluded.revision'),
        })),
      )
      .execute();
  }
}

/** All folded cells of a sweep, in the order of their keys. */
export async function selectAllCells(db: Kysely<Tables>, sweepId: string): Promise<readonly Cell[]> {
  const rows = await db.selectFrom('cells').selectAll().where('sweep_id', '=', sweepId).orderBy('cell_key').execute();
  return rows.map(toCell);
}

/** The cell with this `gridPointKey`; undefined where nothing of it is recorded. */
export async function selectCell(db: Kysely<Tables>, sweepId: string, cellKey: string): Promise<Cell | undefined> {
  const row = await db
    .selectFrom('cells')
    .selectAll()
    .where('sweep_id', '=', sweepId)
    .where('cell_key', '=', cellKey)
    .executeTakeFirst();
  return row === undefined ? undefined : toCell(row);
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
    .selectAll()
    .where('sweep_id', '=', sweepId)
    .where('cell_key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.cell_key, toCell(row)]));
}

/**
 * The cell that a row holds.
 *
 * @throws DamagedRowError when it is not what was written
 */
export function toCell({ sweep_id, cell_key, cell: text, row_digest }: Omit<CellRow, 'revision'>): Cell {
  const place = { table: 'cells', key: `${cell_key} of ${sweep_id}` };
  assertIntact(row_digest, [cell_key, text], place);
  const cell = checkRow(cellSchema, readJson('cell', text, place), place);
  if (gridPointKey(cell.gridPoint) !== cell_key) throw new DamagedRowError(place, 'its key is of another grid point');
  return cell;
}
