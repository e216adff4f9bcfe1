import type { StoredToken } from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { assertIntact, rowDigest } from '../rows/row-digest.js';
import type { AccessTokenRow, Tables } from '../rows/tables.js';
import { TokenExistsError } from '../store-errors.js';

/** What is written of the use of a token is not more exact. */
const USE_RESOLUTION_MS = 60_000;

/**
 * Stores a token; the same token again changes nothing.
 *
 * @throws TokenExistsError when another one has its name, revoked or not
 */
export async function insertToken(trx: Transaction<Tables>, token: StoredToken): Promise<void> {
  const row = toRow(token);
  const inserted = await trx
    .insertInto('access_tokens')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .execute();
  if (inserted.length > 0) return;
  const stored = await byName(trx, token.name).executeTakeFirst();
  if (stored?.row_digest !== row.row_digest) throw new TokenExistsError(token.name);
}

/**
 * The token whose secret has this digest, or undefined.
 *
 * @throws DamagedRowError when it is not what was written
 */
export async function selectTokenByDigest(db: Kysely<Tables>, secretDigest: string): Promise<StoredToken | undefined> {
  const row = await db
    .selectFrom('access_tokens')
    .selectAll()
    .where('secret_digest', '=', secretDigest)
    .executeTakeFirst();
  return row === undefined ? undefined : toToken(row);
}

/**
 * All tokens, in the order of their names.
 *
 * @throws DamagedRowError when one is not what was written
 */
export async function selectTokens(db: Kysely<Tables>): Promise<readonly StoredToken[]> {
  const rows = await db.selectFrom('access_tokens').selectAll().orderBy('name').execute();
  return rows.map(toToken);
}

/** Revokes a token; one that is revoked already stays so since then. Undefined where there is none of the name. */
export async function markRevoked(
  trx: Transaction<Tables>,
  name: string,
  at: string,
): Promise<StoredToken | undefined> {
  await trx
    .updateTable('access_tokens')
    .set({ revoked_at: at })
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .execute();
  const row = await byName(trx, name).executeTakeFirst();
  return row === undefined ? undefined : toToken(row);
}

/** Keeps that a token was used, unless that was kept for the minute before. */
export async function markUsed(db: Kysely<Tables>, name: string, at: string): Promise<void> {
  const row = await byName(db, name).executeTakeFirst();
  // Looked at first, since most of the time there is nothing to write, and writers of SQLite wait for each other.
  if (row === undefined || !isWorthKeeping(row.last_used_at, at)) return;
  await db.updateTable('access_tokens').set({ last_used_at: at }).where('name', '=', name).execute();
}

function isWorthKeeping(before: string | null, at: string): boolean {
  return before === null || Date.parse(at) - Date.parse(before) >= USE_RESOLUTION_MS;
}

function byName(db: Kysely<Tables>, name: string) {
  return db.selectFrom('access_tokens').selectAll().where('name', '=', name);
}

function toRow(token: StoredToken): AccessTokenRow {
  const row = {
    ...{ name: token.name, secret_digest: token.secretDigest, scope: token.scope, project: token.project },
    ...{ created_at: token.createdAt, expires_at: token.expiresAt },
  };
  return {
    ...row,
    ...{ revoked_at: token.revokedAt, last_used_at: token.lastUsedAt, row_digest: rowDigest(whatItSays(row)) },
  };
}

function toToken(row: AccessTokenRow): StoredToken {
  assertIntact(row.row_digest, whatItSays(row), { table: 'access_tokens', key: row.name });
  return {
    ...{ name: row.name, secretDigest: row.secret_digest, scope: row.scope, project: row.project },
    ...{ createdAt: row.created_at, expiresAt: row.expires_at },
    ...{ revokedAt: row.revoked_at, lastUsedAt: row.last_used_at },
  };
}

/** All that never changes of a token. */
function whatItSays(
  row: Omit<AccessTokenRow, 'revoked_at' | 'last_used_at' | 'row_digest'>,
): readonly (string | null)[] {
  return [row.name, row.secret_digest, row.scope, row.project, row.created_at, row.expires_at];
}
