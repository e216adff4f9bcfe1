import type { Route } from '@liesweep/api-contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { NOBODY } from '../access/caller.js';
import type { ApiContext } from './api-context.js';
import type { Handler } from './handler.js';
import { HttpProblem } from './http-problem.js';

/**
 * Registers a handler at its route's path: what comes in is checked against the route's schemas first. Whoever asks was found
 * out by then, and let in by what `config.route` declares.
 */
export function registerHandler(api: FastifyInstance, { route, handle }: Handler, context: ApiContext): void {
  api.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { route },
    handler: async (request, reply) => {
      const { caller } = request;
      if (caller === undefined && route.scope !== null) throw new Error('nobody has found out who asks');
      const gone = new AbortController();
      reply.raw.once('close', () => {
        gone.abort();
      });
      const params = checked(route.params, request.params, 'path') as Record<string, never>;
      const answer = await handle({
        params,
        query: checked(route.query, request.query, 'query') as Record<string, never>,
        body: checked(route.body, request.body, 'body') as undefined,
        caller: caller ?? NOBODY,
        ...{ context, request, reply, signal: gone.signal },
      });
      if (route.method !== 'GET') context.overviews.forget(params.sweepId);
      if (reply.sent || reply.raw.headersSent) return reply;
      return send(route, answer, reply);
    },
  });
}

function send(route: Route, answer: unknown, reply: FastifyReply): FastifyReply {
  reply.code(route.status ?? 200);
  return route.answer.kind === 'empty' ? reply.send() : reply.header('cache-control', 'no-store').send(answer);
}

function checked(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    ...{ path: path.map(String).join('.'), line: null, column: null, message },
  }));
  throw new HttpProblem({
    ...{ type: 'problems/invalid-request', title: 'Invalid request', status: 400 },
    ...{ detail: `The ${part} is not as it should be.`, issues },
  });
}
