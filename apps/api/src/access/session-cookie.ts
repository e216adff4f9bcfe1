import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from './access.js';
import { hostName } from './known-host.js';
import { isLoopback } from './loopback.js';

/** Gives the browser the id of its session. It lasts until the browser is closed, and the server ends it by itself. */
export function setSessionCookie(access: Access, request: FastifyRequest, reply: FastifyReply, id: string): void {
  reply.setCookie(access.cookieName(request), id, {
    ...{ httpOnly: true, sameSite: 'strict', path: cookiePath(access), secure: isSecure(access, request) },
  });
}

/** Takes it away. */
export function clearSessionCookie(access: Access, request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(access.cookieName(request), {
    ...{ httpOnly: true, sameSite: 'strict', path: cookiePath(access), secure: isSecure(access, request) },
  });
}

/** Below which the browser sends the cookie: where the page lies. */
export function cookiePath({ config }: Access): string {
  return config.publicUrl?.pathname ?? '/';
}

/** Off loopback a cookie goes over TLS alone, unless whoever runs the server says that people open it without. */
export function isSecure({ config }: Access, { headers }: FastifyRequest): boolean {
  const name = hostName(headers.host ?? '');
  if (name !== undefined && isLoopback(name)) return false;
  return config.publicUrl?.protocol !== 'http:';
}
