import Fastify, { type FastifyInstance } from 'fastify';
import type { Access } from '../access/access.js';
import { registerAccess } from '../access/register-access.js';
import { HANDLERS } from '../routes/index.js';
import type { ApiContext } from './api-context.js';
import { registerHandler } from './register-handler.js';
import { sendProblem } from './send-problem.js';
import { servePage } from './serve-page.js';

/** Requests are small: data files alone are larger, and have a limit of their own. */
const BODY_LIMIT = 1024 * 1024;

/** Whoever sends a request slower is cut off. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Below which the interface lies. */
const PREFIX = '/api/v1';

/** How a server is put together. */
export interface ServerOptions {
  /** Finds out who asks, and lets in who may. */
  readonly access: Access;
  /** The folder of the built page; none is served without. */
  readonly page?: string;
}

/** The server with all its routes, not listening yet. */
export async function createServer(context: ApiContext, { access, page }: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: access.isTrustedProxy, // for the address of whoever asks; of the Host nothing forwarded is believed
    routerOptions: { maxParamLength: 200 },
  });
  server.addHook('onClose', () => context.compute.close());
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, context.log));
  server.setNotFoundHandler((request, reply) =>
    sendProblem(
      Object.assign(new Error(`There is no ${request.method} ${request.url}.`), { statusCode: 404 }),
      request,
      reply,
      context.log,
    ),
  );
  await registerAccess(server, access);
  await server.register(
    async (api) => {
      for (const handler of HANDLERS) registerHandler(api, handler, context);
      await Promise.resolve();
    },
    { prefix: PREFIX },
  );
  if (page !== undefined) await servePage(server, page);
  server.addHook('onClose', async () => {
    await Promise.all([context.submissions.close(), context.steering.close()]);
  });
  return server;
}
