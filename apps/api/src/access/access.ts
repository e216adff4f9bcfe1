import type { Logger } from '@liesweep/logging';
import { secretDigest } from '@liesweep/storage';
import type { AccessStore } from '@liesweep/sweep';
import type { FastifyRequest } from 'fastify';
import type { AccessConfig } from './access-config.js';
import type { Caller } from './caller.js';
import { personOf } from './person-of.js';
import { Sessions, type Credential } from './sessions.js';
import { isEqual, Tokens } from './tokens.js';
import { TrustedProxies } from './trusted-proxies.js';

/** Whoever sends a request, and by what. */
export interface Admitted {
  readonly caller: Caller;
  /** A browser sends it along by itself, also where another site has asked it to: a cookie, or a proxy’s word. */
  readonly isAmbient: boolean;
}

/** What whoever started the server is called. */
const OWNER: Caller = { name: 'owner', scope: 'admin', project: null };

const ANYBODY: Caller = { name: 'anonymous', scope: 'admin', project: null };

const LONGEST_NAME = 200;

/** Finds out who sends a request. */
export class Access {
  readonly config: AccessConfig;
  readonly store: AccessStore;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly now: () => number;
  readonly log: Logger;
  readonly #proxies: TrustedProxies;
  readonly #secretDigest: string | undefined;
  #hasToldOfForgery = false;

  constructor(config: AccessConfig, store: AccessStore, log: Logger, now: () => number = Date.now) {
    this.config = config;
    this.store = store;
    this.log = log;
    this.now = now;
    this.sessions = new Sessions(now);
    this.tokens = new Tokens(store, now);
    this.#proxies = new TrustedProxies(config.trustedProxies);
    this.#secretDigest = config.secret === undefined ? undefined : secretDigest(config.secret);
  }

  /** Whether an address is one whose word is taken for the address of others. */
  readonly isTrustedProxy = (address: string): boolean => this.#proxies.has(address);

  /** Of the cookie. Browsers keep one per name and host, whatever the port; so the port that is served is in it. */
  cookieName(request: FastifyRequest): string {
    return `liesweep-${String(request.socket.localPort ?? 0)}`;
  }

  /** What a secret stands for; undefined where it stands for nothing. */
  async credentialOf(secret: string): Promise<Credential | undefined> {
    const digest = secretDigest(secret);
    if (this.#secretDigest !== undefined && isEqual(this.#secretDigest, digest)) return () => Promise.resolve(OWNER);
    if ((await this.tokens.callerOf(secret)) === undefined) return undefined;
    return () => this.tokens.callerOfDigest(digest);
  }

  /** @returns undefined where nobody has signed in, or what was sent is not valid */
  async admit(request: FastifyRequest): Promise<Admitted | undefined> {
    const caller = await this.#signedIn(request);
    return caller ?? (this.config.isOpen ? { caller: ANYBODY, isAmbient: false } : undefined);
  }

  async #signedIn(request: FastifyRequest): Promise<Admitted | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
      const caller = secret === undefined ? undefined : await (await this.credentialOf(secret))?.();
      return caller && { caller, isAmbient: false };
    }
    const id = request.cookies[this.cookieName(request)];
    const caller = (id === undefined ? undefined : await this.sessions.find(id)) ?? this.#named(request);
    return caller && { caller, isAmbient: true };
  }

  /** The person whom a proxy names. */
  #named(request: FastifyRequest): Caller | undefined {
    const { proxyHeaders: headers, grants } = this.config;
    const name = headers && headerOf(request, headers.user);
    if (headers === undefined || name === undefined) return undefined;
    if (!this.#proxies.has(request.socket.remoteAddress)) {
      if (!this.#hasToldOfForgery) {
        this.#hasToldOfForgery = true;
        this.log.warn(
          { ...(request.socket.remoteAddress && { address: request.socket.remoteAddress }), reason: headers.user },
          'a header that names a person came from an address that is not in LIESWEEP_TRUSTED_PROXIES, and is ignored',
        );
      }
      return undefined;
    }
    const groups = headers.groups === undefined ? undefined : headerOf(request, headers.groups);
    return personOf(grants, name.slice(0, LONGEST_NAME), (groups ?? '').split(','));
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
