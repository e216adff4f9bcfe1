import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from './api-context.js';

const MS_PER_SECOND = 1000;

/** Counts and measures every answer, and logs it at the level `debug`: by the operation, never by what was asked in it. */
export function observeRequests(server: FastifyInstance, { metrics, log }: Pick<ApiContext, 'metrics' | 'log'>): void {
  server.addHook('onRequest', (request, reply, done) => {
    const [begunAt, sentBefore] = [performance.now(), request.socket.bytesWritten];
    const { route } = request.routeOptions.config;
    // Whatever ends an answer, the client's going included, is seen here once.
    reply.raw.once('close', () => {
      const isStream = route?.answer.kind === 'events';
      const name = route?.name ?? (request.is404 ? 'none' : 'page');
      const seconds = (performance.now() - begunAt) / MS_PER_SECOND;
      const bytes = Math.max(0, request.socket.bytesWritten - sentBefore);
      const status = reply.raw.headersSent ? reply.raw.statusCode : CLIENT_GONE;
      metrics.answered(name, status, isStream ? undefined : seconds, bytes);
      log.debug({ operation: name, status, seconds, bytes, ...callerOf(request) }, 'answered');
    });
    done();
  });
}

/** As nginx counts requests whose client has gone before there was an answer. */
const CLIENT_GONE = 499;

function callerOf({ caller }: FastifyRequest): { readonly caller?: string } {
  return caller === undefined ? {} : { caller: caller.name };
}
