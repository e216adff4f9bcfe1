import {
  closeSession,
  createToken,
  getSession,
  listAudit,
  listTokens,
  openSession,
  revokeToken,
  type Session,
  type Token,
} from '@liesweep/api-contract';
import { newToken, type TokenWish } from '@liesweep/storage';
import type { StoredToken } from '@liesweep/sweep';
import type { Access } from '../access/access.js';
import type { Caller } from '../access/caller.js';
import { notSignedIn } from '../access/refusals.js';
import { clearSessionCookie, setSessionCookie } from '../access/session-cookie.js';
import { servedName } from '../access/served-name.js';
import { handler, type Handler } from '../server/handler.js';
import { HttpProblem, notFound } from '../server/http-problem.js';

const BAD_REQUEST = 400;
const CONFLICT = 409;
const VERSION = '0.1.0';

/** Sessions, tokens and the audit. */
export const accessHandlers: readonly Handler[] = [
  handler(getSession, ({ context, request }) =>
    Promise.resolve(sessionOf(request.server.access, request.caller, context.config.rows)),
  ),

  handler(openSession, async ({ body, context, request, reply }) => {
    const { access } = request.server;
    const credential = await access.credentialOf(body.token);
    const caller = await credential?.();
    if (credential === undefined || caller === undefined) {
      await request.server.limits.countFailure(request, reply);
      throw notSignedIn();
    }
    request.caller = caller;
    endSession(access, request.cookies[access.cookieName(request)]); // a new id for whoever signs in, always
    setSessionCookie(access, request, reply, access.sessions.open(caller.name, credential));
    return sessionOf(access, caller, context.config.rows);
  }),

  handler(closeSession, ({ request, reply }) => {
    const { access } = request.server;
    endSession(access, request.cookies[access.cookieName(request)]);
    clearSessionCookie(access, request, reply);
    return Promise.resolve(undefined);
  }),

  handler(listTokens, async ({ request }) => ({
    tokens: (await request.server.access.store.tokens()).map(shown),
  })),

  handler(createToken, async ({ body, request }) => {
    const { access } = request.server;
    const { token, secret } = madeToken(body, access.now());
    try {
      await access.store.saveToken(token);
    } catch (error) {
      throw isTaken(error) ? taken(body.name) : error;
    }
    return { ...shown(token), secret };
  }),

  handler(revokeToken, async ({ params, request }) => {
    const { access } = request.server;
    const token = await access.store.revokeToken(params.name, new Date(access.now()).toISOString());
    access.tokens.forget();
    if (token === undefined) throw notFound(`token ${params.name}`);
    return shown(token);
  }),

  handler(listAudit, async ({ query, request }) => ({
    entries: (await request.server.access.store.audit(query.before, query.limit)).map((entry) => ({ ...entry })),
  })),
];

function sessionOf({ config }: Access, caller: Caller | undefined, rows: string): Session {
  return {
    ...{ name: caller?.name ?? null, scope: caller?.scope ?? null, project: caller?.project ?? null },
    signIn: ['token', ...(config.oidc === undefined ? [] : (['oidc'] as const))],
    readOnly: config.isReadOnly,
    version: VERSION,
    server: servedName(rows),
  };
}

function endSession(access: Access, id: string | undefined): void {
  if (id !== undefined) access.sessions.close(id);
}

function shown({ name, scope, project, createdAt, expiresAt, revokedAt, lastUsedAt }: StoredToken): Token {
  return { name, scope, project, createdAt, expiresAt, revokedAt, lastUsedAt };
}

function madeToken(wish: TokenWish, now: number): ReturnType<typeof newToken> {
  try {
    return newToken(wish, now);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HttpProblem({
      ...{ type: 'problems/invalid-request', title: 'Invalid request', status: BAD_REQUEST, detail: error.message },
    });
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && error.name === 'TokenExistsError';
}

function taken(name: string): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/name-taken', title: 'Name taken', status: CONFLICT },
    detail: `There is a token called ${name}; names are kept for the audit, also of revoked ones.`,
    remedy: 'Choose another name.',
  });
}
