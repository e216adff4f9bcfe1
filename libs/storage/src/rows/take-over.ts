import { ENGINE_VERSION } from '@liesweep/sweep';
import type { Transaction } from 'kysely';
import { releaseTrials } from './release-trials.js';
import { voidKnownCells } from './revisions.js';
import type { Tables } from './tables.js';

/**
 * Makes a sweep one of this engine: of what an older one has recorded for it, trials, cells, certificates and failures,
 * nothing stays, and what was known of its cells is void. Plans do, since they name trials by index. The caller holds the sweep's lock.
 *
 * @returns whether results of this engine may be written; not where a newer one has taken the sweep over
 */
export async function takeOver(trx: Transaction<Tables>, sweepId: string): Promise<boolean> {
  const { engine } = await trx
    .selectFrom('sweeps')
    .select('engine')
    .where('sweep_id', '=', sweepId)
    .executeTakeFirstOrThrow();
  if (engine === ENGINE_VERSION) return true;
  if (Number(engine) > Number(ENGINE_VERSION)) return false;
  await releaseTrials(trx, sweepId);
  await trx
    .updateTable('sweep_totals')
    .set({ recorded: 0, reused: 0, lowest_loss: null, trained_seconds: 0 })
    .where('sweep_id', '=', sweepId)
    .execute();
  await voidKnownCells(trx, sweepId);
  await trx.updateTable('sweeps').set({ engine: ENGINE_VERSION }).where('sweep_id', '=', sweepId).execute();
  return true;
}
