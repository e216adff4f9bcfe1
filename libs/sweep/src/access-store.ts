/** What a caller may: look, hand in and steer, or see to tokens. Each contains those before it. */
export type AccessScope = 'read' | 'submit' | 'admin';

/** A token as it is stored: its secret is not. */
export interface StoredToken {
  readonly name: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly secretDigest: string;
  readonly scope: AccessScope;
  /** The only project that it is for; null for all. */
  readonly project: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** One write, by whom. */
export interface AuditEntry {
  /** Counts from 1. */
  readonly position: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly caller: string;
  /** Such as `pauseSweep`. */
  readonly operation: string;
  readonly subject: string | null;
  /** Of the answer, as HTTP counts. */
  readonly status: number;
}

/** Tokens and the audit, in the same database as the rows. Every write is idempotent but `appendAudit`. */
export interface AccessStore {
  /** @throws TokenExistsError when a token of the name is there, revoked or not */
  saveToken(token: StoredToken): Promise<void>;
  tokenByDigest(secretDigest: string): Promise<StoredToken | undefined>;
  tokens(): Promise<readonly StoredToken[]>;
  /** @returns the token; undefined where there is none */
  revokeToken(name: string, at: string): Promise<StoredToken | undefined>;
  /** Keeps when a token was used last; at most once a minute is written. */
  touchToken(name: string, at: string): Promise<void>;
  appendAudit(entry: Omit<AuditEntry, 'position'>): Promise<void>;
  /** The latest first, those before a position. */
  audit(before: number | undefined, limit: number): Promise<readonly AuditEntry[]>;
  close(): Promise<void>;
}
