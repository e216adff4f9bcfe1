import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './http-problem.js';
import { sendProblem } from './send-problem.js';
import type { ApiContext } from './api-context.js';

/** Bodies are small, uploads apart: whoever sends one slower is cut off. */
const LONGEST_BODY_MS = 30_000;

/** Nobody reads a body of these, so that its end is never told: what they take to be answered is no fault of the body. */
const BODYLESS = ['GET', 'HEAD'];

/** Cuts off whoever sends a body too slowly. Uploads take what they take, as long as the request as a whole may. */
export function boundBody(
  server: FastifyInstance,
  { log }: Pick<ApiContext, 'log'>,
  longestMs: number = LONGEST_BODY_MS,
): void {
  server.addHook('preParsing', (request, reply, payload, done) => {
    done(null, payload);
    if (BODYLESS.includes(request.method) || request.routeOptions.config.route?.upload === true) return;
    const timer = setTimeout(() => {
      const slow = new HttpProblem(
        {
          ...{ type: 'problems/slow-request', title: 'Request timeout', status: 408 },
          detail: `The body of the request has not come within ${String(longestMs / 1000)} s.`,
        },
        { connection: 'close' },
      );
      reply.raw.once('finish', () => request.raw.destroy());
      sendProblem(slow, request, reply, log);
    }, longestMs);
    const stop = (): void => {
      clearTimeout(timer);
    };
    payload.once('end', stop).once('error', stop);
    reply.raw.once('close', stop);
  });
}
