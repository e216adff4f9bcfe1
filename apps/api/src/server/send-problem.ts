import type { Problem } from '@liesweep/api-contract';
import type { Logger } from '@liesweep/logging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { HttpProblem } from './http-problem.js';

const INTERNAL = 500;

/** Answers with an error, as RFC 9457 has it. What nobody expected is logged with its stack and answered without. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= INTERNAL)
    log.error({ err: error, details: { path: request.routeOptions.url ?? '' } }, 'request failed');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function problemOf(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem;
  const status = statusOf(error);
  const title = STATUS_CODES[status] ?? 'Error';
  if (status >= INTERNAL) return { type: 'about:blank', title, status, detail: 'The server failed; its log says why.' };
  return { type: 'about:blank', title, status, detail: error instanceof Error ? error.message : String(error) };
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : INTERNAL;
  return status >= 400 && status < 600 ? status : INTERNAL;
}
