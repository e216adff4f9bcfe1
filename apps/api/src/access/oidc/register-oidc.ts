import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Access } from '../access.js';
import type { OidcConfig } from '../access-config.js';
import { record } from '../audit.js';
import { personOf } from '../person-of.js';
import { setSessionCookie } from '../session-cookie.js';
import { setDeparture, takeDeparture } from './departure-cookie.js';
import { Provider, type ProvenPerson } from './provider.js';
import { signInPage } from './sign-in-page.js';

/** What a person may is asked of the provider again after a working day. */
const PERSON_MS = 12 * 3_600_000;

const FOUND = 302;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const BAD_GATEWAY = 502;

/** Ways to the OpenID provider and back, beside the interface: the browser itself goes them. */
export function registerOidc(server: FastifyInstance, access: Access, config: OidcConfig, page: URL): void {
  const provider = new Provider(config, new URL('auth/callback', page));
  const fail = (reply: FastifyReply, status: number, sentence: string): FastifyReply =>
    reply.code(status).type('text/html; charset=utf-8').send(signInPage(sentence, page));

  server.get('/auth/login', async (request, reply) => {
    try {
      const { url, departure } = await provider.depart();
      setDeparture(access, request, reply, departure);
      return await reply.header('cache-control', 'no-store').redirect(url.href, FOUND);
    } catch (error) {
      access.log.error({ err: error, address: config.issuer }, 'the provider that signs people in does not answer');
      return fail(reply, BAD_GATEWAY, 'The provider that signs people in does not answer. Try again in a minute.');
    }
  });

  server.get('/auth/callback', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const departure = takeDeparture(access, request, reply);
    if (departure === undefined) {
      return fail(reply, UNAUTHORIZED, 'Nobody has begun to sign in with this browser in the last ten minutes.');
    }
    let person: ProvenPerson;
    try {
      person = await provider.arrive(new URL(request.url, page).search, departure);
    } catch (error) {
      await server.limits.countFailure(request, reply);
      access.log.warn({ reason: reasonOf(error) }, 'somebody could not sign in');
      return fail(reply, UNAUTHORIZED, 'The provider’s answer was not accepted. Sign in again.');
    }
    const caller = personOf(access.config.grants, person.name, person.groups);
    const status = caller === undefined ? FORBIDDEN : FOUND;
    await record(access, { caller: person.name, operation: 'signIn', subject: null, status });
    if (caller === undefined) {
      return fail(
        reply,
        status,
        `${person.name} has signed in, but is in no group that may do anything here. Whoever runs this server names groups in LIESWEEP_API_GROUPS.`,
      );
    }
    const id = access.sessions.open(caller.name, () => Promise.resolve(caller), PERSON_MS);
    setSessionCookie(access, request, reply, id);
    return reply.redirect(page.href, FOUND);
  });
}

/** What the library says, without what the provider sent. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the provider’s answer was not accepted';
}
