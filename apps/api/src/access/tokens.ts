import { timingSafeEqual } from 'node:crypto';
import { looksLikeToken, secretDigest } from '@liesweep/storage';
import type { AccessStore, StoredToken } from '@liesweep/sweep';
import type { Caller } from './caller.js';

interface Known {
  readonly token: StoredToken;
  readonly readAt: number;
}

/** A token that was revoked, here or by another process, is refused at the latest after so long. */
const FRESH_MS = 2_000;

const MOST_KNOWN = 1_000;

/** Who has the token of a secret, from the store and for two seconds from memory. */
export class Tokens {
  readonly #known = new Map<string, Known>();
  readonly #store: AccessStore;
  readonly #now: () => number;

  constructor(store: AccessStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** @returns undefined where there is no such token, or it was revoked, or has expired */
  async callerOf(secret: string): Promise<Caller | undefined> {
    return looksLikeToken(secret) ? this.callerOfDigest(secretDigest(secret)) : undefined;
  }

  /** The same, of the digest of a secret. */
  async callerOfDigest(digest: string): Promise<Caller | undefined> {
    const token = await this.#token(digest);
    if (token === undefined || !isEqual(token.secretDigest, digest)) return undefined;
    if (token.revokedAt !== null || (token.expiresAt !== null && Date.parse(token.expiresAt) <= this.#now())) {
      return undefined;
    }
    return { name: token.name, scope: token.scope, project: token.project };
  }

  /** What is known of tokens is asked again: for the process that has revoked one. */
  forget(): void {
    this.#known.clear();
  }

  async #token(digest: string): Promise<StoredToken | undefined> {
    const known = this.#known.get(digest);
    if (known !== undefined && this.#now() - known.readAt < FRESH_MS) return known.token;
    this.#known.delete(digest);
    const token = await this.#store.tokenByDigest(digest);
    if (token === undefined) return undefined;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MOST_KNOWN) this.#known.delete(oldest);
    this.#known.set(digest, { token, readAt: this.#now() });
    if (token.revokedAt === null) await this.#store.touchToken(token.name, new Date(this.#now()).toISOString());
    return token;
  }
}

/** Compares digests in a time that does not tell how many of their digits agree. */
export function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
