import type { Kysely } from 'kysely';

/**
 * Rows with JSON get a digest, and sweeps their class of device as a column. What earlier versions have written has no
 * digest, and is checked by its form alone.
 */
export async function addDigestsAndDevices(db: Kysely<unknown>): Promise<void> {
  for (const table of ['sweeps', 'shards', 'trials', 'cells', 'certificates']) {
    await db.schema.alterTable(table).addColumn('row_digest', 'text').execute();
  }
  await db.schema.alterTable('sweeps').addColumn('device', 'text').execute();
  const typed: Kysely<{ sweeps: { sweep_id: string; spec: string; device: string | null } }> = db.$extendTables();
  for (const { sweep_id, spec } of await typed.selectFrom('sweeps').select(['sweep_id', 'spec']).execute()) {
    const device = deviceOf(spec);
    await typed.updateTable('sweeps').set({ device }).where('sweep_id', '=', sweep_id).execute();
  }
}

/** A specification that is damaged is reported when it is read, and keeps nobody from the others. */
function deviceOf(spec: string): string | null {
  try {
    const device = memberOf(memberOf(JSON.parse(spec), 'execution'), 'device');
    return typeof device === 'string' ? device : null;
  } catch {
    return null;
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([each]) => each === key)?.[1] : null;
}
