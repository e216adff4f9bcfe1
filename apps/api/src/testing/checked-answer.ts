import type * as contract from '@liesweep/api-contract';
import { ROUTES, type Route, type RouteAnswer } from '@liesweep/api-contract';
import type { LightMyRequestResponse } from 'fastify';

type Declared = Extract<(typeof contract)[keyof typeof contract], Route>;

/** The routes with a JSON answer, by their names. */
type Answering = Extract<Declared, { readonly answer: { readonly kind: 'json' } }>;

/**
 * The body of an answer, which is what the route's schema says: no less, and no more.
 *
 * @throws Error of the difference
 */
export function checkedAnswer<Name extends Answering['name']>(
  name: Name,
  response: LightMyRequestResponse,
): RouteAnswer<Extract<Answering, { readonly name: Name }>> {
  const route: Route | undefined = ROUTES.find((one) => one.name === name);
  if (route?.answer.kind !== 'json') throw new Error(`${name} is no route with a JSON answer`);
  expect([response.statusCode, response.headers['content-type']]).toEqual([
    route.status ?? 200,
    'application/json; charset=utf-8',
  ]);
  const sent = response.json<unknown>();
  expect(route.answer.schema.parse(sent)).toEqual(sent);
  return sent as RouteAnswer<Extract<Answering, { readonly name: Name }>>;
}
