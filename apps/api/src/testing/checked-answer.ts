import { ROUTES, type Route } from '@liesweep/api-contract';
import type { LightMyRequestResponse } from 'fastify';

/**
 * The body of an answer, which is what the route's schema says: no less, and no more.
 *
 * @throws Error of the difference
 */
export function checkedAnswer<Answer>(name: string, response: LightMyRequestResponse): Answer {
  const route: Route | undefined = ROUTES.find((one) => one.name === name);
  if (route?.answer.kind !== 'json') throw new Error(`${name} is no route with a JSON answer`);
  expect([response.statusCode, response.headers['content-type']]).toEqual([
    route.status ?? 200,
    'application/json; charset=utf-8',
  ]);
  const sent = response.json<unknown>();
  expect(route.answer.schema.parse(sent)).toEqual(sent);
  return sent as Answer;
}
