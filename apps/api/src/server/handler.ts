import type { Route, RouteAnswer, RouteInput } from '@liesweep/api-contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import type { ApiContext } from './api-context.js';

/** What a handler is given: checked input, who asks, and for streams the request and reply of Fastify. */
export interface Handling<Declared extends Route> extends RouteInput<Declared> {
  readonly caller: Caller;
  readonly context: ApiContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

/** A route with what answers it. Routes whose answer is no JSON send it themselves, through `reply`. */
export interface Handler {
  readonly route: Route;
  readonly handle: (handling: Handling<Route>) => Promise<unknown>;
}

/** Declares what answers a route; the types of both agree. */
export function handler<Declared extends Route>(
  route: Declared,
  handle: (handling: Handling<Declared>) => Promise<RouteAnswer<Declared>>,
): Handler {
  return { route, handle: handle };
}
