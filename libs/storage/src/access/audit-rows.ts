import { LARGEST_COUNT, type AuditEntry } from '@liesweep/sweep';
import type { Kysely } from 'kysely';
import { storedText } from '../rows/stored-text.js';
import type { Tables } from '../rows/tables.js';

/** Appends one write to the audit, with what a database takes of its texts. */
export async function insertAudit(db: Kysely<Tables>, entry: Omit<AuditEntry, 'position'>): Promise<void> {
  const { at, caller, operation, subject, status } = entry;
  await db
    .insertInto('audit')
    .values({
      ...{ at: storedText(at), caller: storedText(caller), operation: storedText(operation) },
      ...{ subject: subject === null ? null : storedText(subject), status },
    })
    .execute();
}

/** At most `limit` entries before a position, the latest first. */
export async function selectAudit(
  db: Kysely<Tables>,
  before: number | undefined,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const entries = db.selectFrom('audit').selectAll().orderBy('position', 'desc').limit(limit);
  return (before === undefined ? entries : entries.where('position', '<', Math.min(before, LARGEST_COUNT))).execute();
}
