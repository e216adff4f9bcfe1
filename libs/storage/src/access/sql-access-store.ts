import type { AccessStore, AuditEntry, StoredToken } from '@liesweep/sweep';
import type { Kysely } from 'kysely';
import type { Attempt } from '../rows/attempt-again.js';
import type { Tables } from '../rows/tables.js';
import { insertAudit, selectAudit } from './audit-rows.js';
import { insertToken, markRevoked, markUsed, selectTokenByDigest, selectTokens } from './token-rows.js';

/** Tokens and audit in the database of a row store. */
export class SqlAccessStore implements AccessStore {
  readonly #db: Kysely<Tables>;
  readonly #attempt: Attempt;

  /**
   * @param db migrated to the latest schema; closed with the store
   * @param attempt wraps every operation, each of which may be run more than once
   */
  constructor(db: Kysely<Tables>, attempt: Attempt) {
    this.#db = db;
    this.#attempt = attempt;
  }

  saveToken(token: StoredToken): Promise<void> {
    return this.#attempt(() => this.#db.transaction().execute((trx) => insertToken(trx, token)));
  }

  tokenByDigest(secretDigest: string): Promise<StoredToken | undefined> {
    return this.#attempt(() => selectTokenByDigest(this.#db, secretDigest));
  }

  tokens(): Promise<readonly StoredToken[]> {
    return this.#attempt(() => selectTokens(this.#db));
  }

  revokeToken(name: string, at: string): Promise<StoredToken | undefined> {
    return this.#attempt(() => this.#db.transaction().execute((trx) => markRevoked(trx, name, at)));
  }

  touchToken(name: string, at: string): Promise<void> {
    return this.#attempt(() => markUsed(this.#db, name, at));
  }

  appendAudit(entry: Omit<AuditEntry, 'position'>): Promise<void> {
    return this.#attempt(() => insertAudit(this.#db, entry));
  }

  audit(before: number | undefined, limit: number): Promise<readonly AuditEntry[]> {
    return this.#attempt(() => selectAudit(this.#db, before, limit));
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}
