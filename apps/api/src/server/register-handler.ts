import type { Route } from '@liesweep/api-contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { NOBODY } from '../access/caller.js';
import { visibleSweep } from '../routes/visible-sweep.js';
import type { ApiContext } from './api-context.js';
import type { Handler, Handling } from './handler.js';
import { HttpProblem } from './http-problem.js';

/** An answer that is no stream is given by then, or not: orchestrators are waited for a minute. */
const LONGEST_ANSWER_MS = 120_000;

const NO_BODY = {
  ...{ type: 'problems/invalid-request', title: 'Invalid request', status: 400 },
  detail: 'The request has no body: the bytes of the file are expected.',
};

/**
 * Registers a handler at its route's path: what comes in is checked against the route's schemas first. Whoever asks was found
 * out by then, and let in by what `config.route` declares.
 */
export function registerHandler(api: FastifyInstance, { route, handle }: Handler, context: ApiContext): void {
  const isSentByHandler = route.answer.kind === 'events' || route.answer.kind === 'bytes';
  api.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { route },
    ...(isSentByHandler || route.upload === true ? {} : { handlerTimeout: LONGEST_ANSWER_MS }),
    handler: async (request, reply) => {
      const { caller } = request;
      if (caller === undefined && route.scope !== null) throw new Error('nobody has found out who asks');
      if (route.upload === true && request.body === undefined) throw new HttpProblem(NO_BODY);
      const gone = new AbortController();
      reply.raw.once('close', () => {
        gone.abort();
      });
      const handling: Handling<Route> = {
        params: checked(route.params, request.params, 'path') as Record<string, never>,
        query: checked(route.query, request.query, 'query') as Record<string, never>,
        body: checked(route.body, request.body, 'body') as undefined,
        caller: caller ?? NOBODY,
        ...{ context, request, reply, signal: gone.signal },
      };
      if (request.method === 'HEAD' && isSentByHandler) return sendHead(route, handling);
      const answer = await handle(handling);
      if (route.method !== 'GET') context.overviews.forget(handling.params.sweepId);
      // A reply counts as sent only when its last hook has run.
      if (isSentByHandler || answer === reply) return reply;
      return send(route, answer, reply);
    },
  });
}

function send(route: Route, answer: unknown, reply: FastifyReply): FastifyReply {
  reply.code(route.status ?? 200);
  return route.answer.kind === 'empty' ? reply.send() : reply.header('cache-control', 'no-store').send(answer);
}

/** Says what would be sent, without making it. */
async function sendHead({ answer }: Route, { params, caller, context, reply }: Handling<Route>): Promise<FastifyReply> {
  const { sweepId } = params as { readonly sweepId?: string };
  if (sweepId !== undefined) await visibleSweep(context, caller, sweepId);
  const mediaType = answer.kind === 'bytes' ? answer.mediaType : 'text/event-stream; charset=utf-8';
  return reply.code(200).header('cache-control', 'no-store').type(mediaType).send();
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
