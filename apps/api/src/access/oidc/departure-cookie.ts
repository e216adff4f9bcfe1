import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../access.js';
import { cookiePath, isSecure } from '../session-cookie.js';
import type { Departure } from './provider.js';

/** As long as somebody may take to sign in. */
const SECONDS = 600;

const DEPARTURE = /^(?<state>[\w-]{20,100})\.(?<nonce>[\w-]{20,100})\.(?<verifier>[\w-]{43,128})$/;

/** Binds what comes back to the browser that left; any process of a deployment can take it up. */
export function setDeparture(
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
  { state, nonce, verifier }: Departure,
): void {
  reply.setCookie(nameOf(access, request), `${state}.${nonce}.${verifier}`, {
    ...attributes(access, request),
    maxAge: SECONDS,
  });
}

/** What the browser left with, once; undefined where it did not leave from here. */
export function takeDeparture(access: Access, request: FastifyRequest, reply: FastifyReply): Departure | undefined {
  const found = DEPARTURE.exec(request.cookies[nameOf(access, request)] ?? '')?.groups;
  reply.clearCookie(nameOf(access, request), attributes(access, request));
  const { state, nonce, verifier } = found ?? {};
  return state === undefined || nonce === undefined || verifier === undefined ? undefined : { state, nonce, verifier };
}

function nameOf(access: Access, request: FastifyRequest): string {
  return `${access.cookieName(request)}-departure`;
}

function attributes(access: Access, request: FastifyRequest) {
  return {
    httpOnly: true,
    sameSite: 'lax' as const, // the way back begins at the provider, which is another site
    path: `${cookiePath(access)}auth`,
    secure: isSecure(access, request),
  };
}
