import type { Route } from '@liesweep/api-contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tooMany } from './refusals.js';

/** Answers that read a whole sweep. */
const EXPORTS: ReadonlySet<string> = new Set([
  ...['trialsCsv', 'trialsNpz', 'trialsSafetensors', 'cellsCsv', 'phaseDiagramJson', 'reportHtml'],
]);

const MINUTE_MS = 60_000;

/** Per minute: of an address, and of a caller. */
const MOST_FAILURES = 30;
const MOST_EXPORTS = 60;
const MOST_UPLOADS = 60;

/** What there may not be too much of. */
export interface Limits {
  /** Counts somebody who could not sign in. Whoever can is never kept out by others of the same address. */
  countFailure(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Counts exports and uploads. */
  countCall(request: FastifyRequest, reply: FastifyReply, route: Route): Promise<void>;
}

/** @throws HttpProblem 429, of every count that is above its limit */
export function createLimits(server: FastifyInstance): Limits {
  const byAddress = (request: FastifyRequest): string => request.ip;
  const byCaller = (request: FastifyRequest): string => request.caller?.name ?? request.ip;
  const failures = limiter(
    server,
    'signing in',
    MOST_FAILURES,
    byAddress,
    'Too many have failed to sign in from here.',
  );
  const exported = limiter(server, 'exports', MOST_EXPORTS, byCaller, 'That is too many exports in a minute.');
  const uploaded = limiter(server, 'uploads', MOST_UPLOADS, byCaller, 'That is too many uploads in a minute.');
  return {
    countFailure: failures,
    countCall: async (request, reply, route) => {
      if (EXPORTS.has(route.name)) await exported(request, reply);
      if (route.upload === true) await uploaded(request, reply);
    },
  };
}

type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

function limiter(
  server: FastifyInstance,
  what: string,
  max: number,
  keyOf: (request: FastifyRequest) => string,
  message: string,
): Count {
  const count = server.createRateLimit({
    ...{ max, timeWindow: MINUTE_MS },
    keyGenerator: (request) => `${what} ${keyOf(request)}`, // the counts share one table
  });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header('retry-after', counted.ttlInSeconds);
    throw tooMany(message, counted.ttlInSeconds);
  };
}
