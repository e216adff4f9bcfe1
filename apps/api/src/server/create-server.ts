import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Access } from '../access/access.js';
import { registerAccess } from '../access/register-access.js';
import { HANDLERS } from '../routes/index.js';
import type { ApiContext } from './api-context.js';
import { boundBody } from './bound-body.js';
import { observeRequests } from './observe-requests.js';
import { registerHandler } from './register-handler.js';
import { sendProblem } from './send-problem.js';
import { servePage } from './serve-page.js';
import { undeclared } from './undeclared-method.js';

/** Requests are small: data files alone are larger, and have a limit of their own. */
const BODY_LIMIT = 1024 * 1024;

/** A sign-in with a large cookie has a few kB of headers. */
const MOST_HEADER_BYTES = 16_384;

/** Headers are a few lines; an upload as a whole takes minutes on a slow line. */
const LONGEST_HEADERS_MS = 10_000;
const LONGEST_REQUEST_MS = 600_000;

/** How often it is looked at who takes longer. */
const CHECKED_EVERY_MS = 2_000;

/** Below that of proxies in front, so that they close connections, not we while they send. */
const KEEP_ALIVE_MS = 65_000;

/** A connection on which nothing at all has moved. Streams say something every 15 s. */
const LONGEST_SILENCE_MS = 120_000;

/** Besides those of streams; whoever opens more is turned away. */
const MORE_CONNECTIONS = 1_000;

/** Below which the interface lies. */
const PREFIX = '/api/v1';

/** How a server is put together. */
export interface ServerOptions {
  /** Finds out who asks, and lets in who may. */
  readonly access: Access;
  /** The folder of the built page; none is served without. */
  readonly page?: string;
  /** How long the body of a request may take to come, milliseconds. */
  readonly longestBodyMs?: number;
}

/** The server with all its routes, not listening yet. */
export async function createServer(context: ApiContext, options: ServerOptions): Promise<FastifyInstance> {
  const { access, page, longestBodyMs } = options;
  const { log, live, config } = context;
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_REQUEST_MS,
    connectionTimeout: LONGEST_SILENCE_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: LONGEST_HEADERS_MS,
      connectionsCheckingInterval: CHECKED_EVERY_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    trustProxy: access.isTrustedProxy, // for the address of whoever asks; of the Host nothing forwarded is believed
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply, log);
    },
    clientErrorHandler: refuseMalformed,
  });
  server.server.maxConnections = config.mostStreams + MORE_CONNECTIONS;
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, log));
  server.addHook('preClose', (done) => {
    live.close();
    done();
  });
  server.addHook('onClose', () => context.compute.close());
  observeRequests(server, context);
  boundBody(server, context, longestBodyMs);
  await registerAccess(server, access);
  // Before anything of a body is looked at, whose kind another method could say.
  server.addHook('onRequest', async (request) => {
    if (request.is404) throw notHere(request.method, request.url);
    await Promise.resolve();
  });
  await server.register(
    async (api) => {
      for (const handler of HANDLERS.filter(({ route }) => route.upload !== true))
        registerHandler(api, handler, context);
      await Promise.resolve();
    },
    { prefix: PREFIX },
  );
  await server.register(
    async (uploads) => {
      // Whatever is uploaded comes as a stream, and is read by who stores it.
      uploads.removeAllContentTypeParsers();
      uploads.addContentTypeParser('*', (_request, payload, done) => {
        done(null, payload);
      });
      for (const handler of HANDLERS.filter(({ route }) => route.upload === true))
        registerHandler(uploads, handler, context);
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

function notHere(method: string, url: string): Error {
  const [path = ''] = url.split('?', 1);
  return undeclared(method, path.startsWith(`${PREFIX}/`) ? path.slice(PREFIX.length) : undefined);
}

/** What is wrong with bytes that are no request, by Node's codes. */
const MALFORMED: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** Answers what is no HTTP, or comes too slowly to be, and ends the connection. */
function refuseMalformed({ code }: Error & { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const status = MALFORMED[code ?? ''] ?? 400;
  const title = STATUS_CODES[status] ?? 'Bad Request';
  const body = JSON.stringify({ type: 'about:blank', title, status });
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${String(status)} ${title}\r\nContent-Type: application/problem+json\r\n` +
        `Content-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}
