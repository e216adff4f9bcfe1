import { ENGINE_VERSION } from '@liesweep/sweep';
import { sql } from 'kysely';
import { withDatabase } from './with-database.js';

/**
 * Makes everything that a row store holds of this engine what another engine would have left there.
 *
 * @param uri as `openRowStore` takes it; other connections may be open
 * @param engine a whole number, as text
 */
export async function giveEngine(uri: string, engine: string): Promise<void> {
  if (engine === ENGINE_VERSION) return;
  const [ours, theirs] = [`/engine=${ENGINE_VERSION}`, `/engine=${engine}`];
  const renamed = (column: string) => sql<string>`replace(${sql.ref(column)}, ${ours}, ${theirs})`;
  await withDatabase(uri, async (db) => {
    for (const row of await db.selectFrom('trials').selectAll().execute()) {
      const key = String(row.trial_key).replace(ours, theirs);
      if (key !== row.trial_key)
        await db
          .insertInto('trials')
          .values({ ...row, trial_key: key, row_digest: null })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    }
    await db
      .updateTable('sweep_trials')
      .set({ trial_key: renamed('trial_key') })
      .execute();
    await db.deleteFrom('trials').where('trial_key', 'like', `%${ours}`).execute();
    await db
      .updateTable('failures')
      .set({ trial_key: renamed('trial_key') })
      .execute();
    await db
      .updateTable('cells')
      .set({ cell: renamed('cell'), row_digest: null })
      .execute();
    await db.updateTable('sweeps').set({ engine }).execute();
  });
}
