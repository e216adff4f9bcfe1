import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Route } from '@liesweep/api-contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from './access.js';
import { keepAudit } from './audit.js';
import type { Caller } from './caller.js';
import { refuseUnknownHost } from './known-host.js';
import { createLimits, type Limits } from './limits.js';
import { refuseBeyondScope, refuseWriting } from './may-call.js';
import { registerOidc } from './oidc/register-oidc.js';
import { notSignedIn } from './refusals.js';
import { refuseOtherSites } from './same-origin.js';
import { answerPolicy, securityHeaders } from './security-headers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route of the contract that is answered; undefined for files of the page. */
    readonly route?: Route;
  }
  interface FastifyRequest {
    /** Whoever has signed in. */
    caller: Caller | undefined;
    /** Of the JSON answer, what the audit takes the subject from. */
    answer: unknown;
  }
  interface FastifyInstance {
    readonly access: Access;
    readonly limits: Limits;
  }
}

/** How often it is asked whether whoever listens to a stream still may. */
const RECHECK_MS = 5_000;

/**
 * Lets in who may, in one place for all routes, before anything of a body is read: by the Host, by who asks, by where from,
 * and by the scope that a route of the contract declares (`config.route`). Files of the page are for everybody.
 */
export async function registerAccess(server: FastifyInstance, access: Access): Promise<void> {
  server.removeContentTypeParser('text/plain'); // what a form of another site can send
  server.decorateRequest('caller', undefined);
  server.decorateRequest('answer', undefined);
  await server.register(cookie);
  await server.register(helmet, securityHeaders(access.config));
  await server.register(rateLimit, { global: false });
  const limits = createLimits(server);
  server.decorate('limits', limits);
  server.decorate('access', access);
  const policy = answerPolicy(access.config);
  server.addHook('onRequest', async (request, reply) => {
    refuseUnknownHost(request, access.config);
    const { route } = request.routeOptions.config;
    if (route === undefined) return;
    reply.header('content-security-policy', policy);
    await admit(access, limits, route, request, reply);
  });
  const { oidc, publicUrl } = access.config;
  if (oidc !== undefined && publicUrl !== undefined) registerOidc(server, access, oidc, publicUrl);
  server.addHook('preSerialization', (request, _reply, payload, done) => {
    request.answer = payload;
    done(null, payload);
  });
  server.addHook('onSend', async (request, reply) => {
    await keepAudit(access, request, request.answer, reply.statusCode);
  });
}

async function admit(
  access: Access,
  limits: Limits,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const admitted = await access.admit(request);
  request.caller = admitted?.caller;
  if (admitted === undefined && request.headers.authorization !== undefined) await limits.countFailure(request, reply);
  refuseOtherSites(request, admitted?.isAmbient ?? false);
  if (route.scope !== null) {
    if (admitted === undefined) {
      reply.header('www-authenticate', 'Bearer');
      throw notSignedIn();
    }
    refuseBeyondScope(route, admitted.caller);
  }
  refuseWriting(route, access.config);
  await limits.countCall(request, reply, route);
  if (route.answer.kind === 'events') endWhenRevoked(access, request);
}

/** A stream outlives the moment at which its caller was let in; it ends when they would not be any more. */
function endWhenRevoked(access: Access, request: FastifyRequest): void {
  const recheck = setInterval(() => {
    void access.admit(request).then(
      (admitted) => {
        if (admitted === undefined) request.raw.destroy();
      },
      () => undefined, // the store does not answer: ask again
    );
  }, RECHECK_MS);
  recheck.unref();
  request.raw.once('close', () => {
    clearInterval(recheck);
  });
}
