import type { Route } from '@liesweep/api-contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';

/**
 * Finds out who sends a request, and whether they may; asked of every request before its body is read.
 *
 * @throws HttpProblem 401 or 403
 */
export type Access = (request: FastifyRequest, route: Route) => Promise<Caller>;

/** Lets everybody do everything: for a server that only its own user can reach. */
export const openAccess: Access = () => Promise.resolve({ name: 'anonymous', scope: 'admin', project: null });
