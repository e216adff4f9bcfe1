import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const LOCK_PATIENCE_MS = 10_000;

/** Every recorded trial's row as text, by trial key, straight from the SQLite file. For specs. */
export function recordedTrials(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, 'runs/liesweep.sqlite');
  if (!existsSync(file)) {
    return new Map();
  }
  const database = new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS });
  try {
    const hasTrials = database.prepare("select 1 from sqlite_master where name = 'trials'").get() !== undefined;
    const rows = hasTrials ? database.prepare('select * from trials').all() : [];
    return new Map(rows.map((row) => [String(row.trial_key), JSON.stringify(row)]));
  } finally {
    database.close();
  }
}

/** How many trained shards in the tensor store hold each trial: more than 1 when it was trained again. For specs. */
export function trainings(folder: string): ReadonlyMap<string, number> {
  const shards = join(folder, 'runs/store/shards');
  const names = readdirSync(shards, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const counts = new Map<string, number>();
  for (const name of names) {
    const { trials } = JSON.parse(readFileSync(join(shards, name), 'utf8')) as { trials: { trialKey: string }[] };
    for (const { trialKey } of trials) {
      counts.set(trialKey, (counts.get(trialKey) ?? 0) + 1);
    }
  }
  return counts;
}
