import { createHash, randomBytes } from 'node:crypto';
import type { StoredToken } from '@liesweep/sweep';

/** By which whoever finds one, such as a scanner of repositories, knows what it is. */
const PREFIX = 'lsw_';

/** 256 bits. */
const SECRET_BYTES = 32;

const TOKEN = /^lsw_[\w-]{43}$/;

const DAY_MS = 86_400_000;

const NAME = /^[\w.@-]{1,64}$/;

/** What callers without a token of their own are called in the audit. */
const RESERVED: ReadonlySet<string> = new Set(['owner', 'anonymous', 'nobody']);

/** What a token is to be. */
export interface TokenWish {
  readonly name: string;
  readonly scope: StoredToken['scope'];
  readonly project: string | null;
  /** Null: never. */
  readonly expiresInDays: number | null;
}

/**
 * A token, to be saved, with the secret that is shown once and kept nowhere.
 *
 * @throws RangeError that says what is wrong with the wish
 */
export function newToken(
  { name, scope, project, expiresInDays }: TokenWish,
  now: number,
): { readonly token: StoredToken; readonly secret: string } {
  if (!NAME.test(name)) throw new RangeError('name: expected 1 to 64 letters, digits, . _ @ or -');
  if (RESERVED.has(name)) throw new RangeError(`name: ${name} is what callers without a token are called`);
  if (scope === 'admin' && project !== null) {
    throw new RangeError('project: expected none with the scope admin, which sees to the tokens of all projects');
  }
  const secret = `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const expiresAt = expiresInDays === null ? null : new Date(now + expiresInDays * DAY_MS).toISOString();
  return {
    secret,
    token: {
      ...{ name, scope, project, expiresAt, secretDigest: secretDigest(secret) },
      ...{ createdAt: new Date(now).toISOString(), revokedAt: null, lastUsedAt: null },
    },
  };
}

/** The SHA-256 of a secret, hexadecimal: enough for 256 random bits, which nobody can try out. */
export function secretDigest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a text has the form of a token’s secret. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text);
}
