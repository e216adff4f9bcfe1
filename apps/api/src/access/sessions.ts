import { randomBytes } from 'node:crypto';
import { secretDigest } from '@liesweep/storage';
import type { Caller } from './caller.js';

/** Whoever signed in, as of now: undefined once the token is revoked or has expired. */
export type Credential = () => Promise<Caller | undefined>;

interface Session {
  readonly name: string;
  readonly credential: Credential;
  readonly endsAt: number;
  lastUsedAt: number;
}

const ID_BYTES = 32;
const HOUR_MS = 3_600_000;

/** A page that is left open asks all the time. */
const LONGEST_IDLE_MS = 24 * HOUR_MS;
const LONGEST_MS = 7 * 24 * HOUR_MS;

/** More than that sign in to no such server; the oldest go first. */
const MOST = 10_000;

/** So that nobody can push others out. */
const MOST_OF_ONE = 100;

/** Who has signed in with a browser. An id is random, goes out once and is kept as its digest. */
export class Sessions {
  readonly #byDigest = new Map<string, Session>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many there are. */
  get count(): number {
    return this.#byDigest.size;
  }

  /**
   * @param longestMs after which it ends, however much it is used
   * @returns the id, for the cookie
   */
  open(name: string, credential: Credential, longestMs = LONGEST_MS): string {
    this.#drop();
    this.#makeRoom(MOST_OF_ONE, (session) => session.name === name);
    this.#makeRoom(MOST, () => true);
    const id = randomBytes(ID_BYTES).toString('base64url');
    const now = this.#now();
    this.#byDigest.set(secretDigest(id), { name, credential, endsAt: now + longestMs, lastUsedAt: now });
    return id;
  }

  /** Who has the session of this id; undefined where there is none, or none any more. */
  async find(id: string): Promise<Caller | undefined> {
    const digest = secretDigest(id);
    const session = this.#byDigest.get(digest);
    if (session === undefined) return undefined;
    const caller = this.#hasEnded(session) ? undefined : await session.credential();
    if (caller === undefined) this.#byDigest.delete(digest);
    else session.lastUsedAt = this.#now();
    return caller;
  }

  /** Ends it. */
  close(id: string): void {
    this.#byDigest.delete(secretDigest(id));
  }

  #hasEnded({ endsAt, lastUsedAt }: Session): boolean {
    const now = this.#now();
    return now >= endsAt || now >= lastUsedAt + LONGEST_IDLE_MS;
  }

  #drop(): void {
    for (const [digest, session] of this.#byDigest) {
      if (this.#hasEnded(session)) this.#byDigest.delete(digest);
    }
  }

  #makeRoom(most: number, isCounted: (session: Session) => boolean): void {
    const counted = [...this.#byDigest].filter(([, session]) => isCounted(session));
    for (const [digest] of counted.slice(0, Math.max(0, counted.length - most + 1))) this.#byDigest.delete(digest);
  }
}
