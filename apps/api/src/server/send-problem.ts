import type { Logger } from '@liesweep/logging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.js';

const INTERNAL = 500;

/** Answers with an error, as RFC 9457 has it. What nobody expected is logged with its stack and answered without. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  const { problem, headers, isUnexpected } = problemOf(error);
  const operation = request.routeOptions.config.route?.name ?? 'none';
  if (isUnexpected) log.error({ err: error, operation }, 'request failed');
  else if (problem.status >= INTERNAL) log.warn({ err: error, operation }, 'request could not be answered');
  return reply
    .code(problem.status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}
