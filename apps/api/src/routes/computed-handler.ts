import type { Route } from '@liesweep/api-contract';
import type { TaggedAnswer } from '../compute/tagged-answer.js';
import type { Handler, Handling } from '../server/handler.js';
import { sendAnswer } from './send-answer.js';

/** Declares what answers a route with something that was computed elsewhere, and is sent as it is. */
export function computedHandler<Declared extends Route>(
  route: Declared,
  compute: (handling: Handling<Declared>) => Promise<TaggedAnswer>,
): Handler {
  return {
    route,
    handle: async (handling) => sendAnswer(handling, await compute(handling)),
  };
}
