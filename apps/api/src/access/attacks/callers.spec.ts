import { ROUTES, SCOPES, type Route, type Scope } from '@liesweep/api-contract';
import { newToken } from '@liesweep/storage';
import { HANDLERS } from '../../routes/index.js';
import { exampleRequest } from '../../testing/example-request.js';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../../testing/start-api.js';

const SECRET = 'the-secret-of-whoever-has-started-this-server';
const ABSENT = 'golden-absent-00000000000000000000';

/** Each with a scope; streams are left out where they would have to be read to their end. */
const GUARDED = ROUTES.filter((route) => route.scope !== null && HANDLERS.some((handler) => handler.route === route));
const named = (routes: readonly Route[]): (readonly [string, Route])[] => routes.map((route) => [route.name, route]);

let api: StartedApi;
beforeAll(async () => {
  api = await startApi({ environment: { LIESWEEP_API_AUTH: 'required', LIESWEEP_API_SECRET: SECRET } });
});
afterAll(() => api.close());

let made = 0;
async function tokenOf(scope: Scope, project: string | null = null): Promise<string> {
  made += 1;
  const { token, secret } = newToken({ name: `t${String(made)}`, scope, project, expiresInDays: 1 }, Date.now());
  await api.access.store.saveToken(token);
  return secret;
}

async function status(
  route: Route,
  headers: Record<string, string>,
  sweepId: string = RECORDED_SWEEPS.real,
): Promise<number> {
  const request = exampleRequest(route, sweepId);
  const { statusCode } = await api.server.inject({
    ...{ ...request, headers: { ...request.headers, ...headers } },
    payloadAsStream: true, // a stream of events has no end
  });
  return statusCode;
}

it.each(named(GUARDED))('%s gives nothing to nobody, and to wrong, revoked and expired tokens', async (_, route) => {
  const { token, secret } = newToken({ name: `old-${route.name}`, scope: 'admin', project: null, expiresInDays: 1 }, 0);
  await api.access.store.saveToken(token);
  const revoked = await tokenOf('admin');
  await api.access.store.revokeToken(`t${String(made)}`, new Date().toISOString());
  const wrong = newToken({ name: 'never', scope: 'admin', project: null, expiresInDays: 1 }, Date.now()).secret;
  // From addresses of their own, so that none is refused because others were.
  const attempts = [
    {},
    ...[secret, revoked, wrong, '', `${SECRET} `, SECRET.slice(1)].map((one) => ({ authorization: `Bearer ${one}` })),
  ];
  for (const headers of attempts) {
    const request = exampleRequest(route, RECORDED_SWEEPS.real);
    const answer = await api.server.inject({
      ...{
        ...request,
        headers: { ...request.headers, ...headers },
        remoteAddress: `10.0.${String((made += 1) % 250)}.1`,
      },
    });
    expect([route.name, headers, answer.statusCode]).toEqual([route.name, headers, 401]);
    expect(answer.body).not.toContain('golden');
    expect(answer.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
  }
});

it('what may not be got may not be asked about by HEAD either', async () => {
  for (const route of GUARDED.filter(({ method }) => method === 'GET')) {
    const { statusCode } = await api.server.inject({ ...exampleRequest(route, RECORDED_SWEEPS.real), method: 'HEAD' });
    expect([route.name, statusCode]).toEqual([route.name, 401]);
  }
});

it.each(named(GUARDED.filter(({ scope }) => scope !== 'read')))(
  '%s is refused to every smaller scope',
  async (_, route) => {
    for (const scope of SCOPES.slice(0, SCOPES.indexOf(route.scope ?? 'read'))) {
      expect(await status(route, { authorization: `Bearer ${await tokenOf(scope)}` })).toBe(403);
    }
  },
);

it.each(named(GUARDED.filter(({ path }) => path.includes('{sweepId}'))))(
  '%s answers about a sweep of another project as about one that is not there',
  async (_, route) => {
    const authorization = `Bearer ${await tokenOf('submit', 'blue')}`;
    const ask = async (sweepId: string): Promise<unknown> => {
      const request = exampleRequest(route, sweepId);
      const answer = await api.server.inject({ ...request, headers: { ...request.headers, authorization } });
      return [answer.statusCode, answer.body.replaceAll(sweepId, 'SWEEP')];
    };
    expect(await ask(RECORDED_SWEEPS.real)).toEqual(await ask(ABSENT));
  },
);

it('whoever may see all projects is told of the same sweep', async () => {
  for (const route of GUARDED.filter(({ path, method }) => path.endsWith('{sweepId}') && method === 'GET')) {
    expect([route.name, await status(route, { authorization: `Bearer ${SECRET}` })]).toEqual([route.name, 200]);
  }
});

it.each(named(GUARDED.filter(({ path }) => !path.includes('{sweepId}'))))(
  '%s says nothing of sweeps of other projects',
  async (_, route) => {
    if (route.answer.kind === 'events') return;
    const request = exampleRequest(route, '');
    const headers = { ...request.headers, authorization: `Bearer ${await tokenOf('submit', 'blue')}` };
    expect((await api.server.inject({ ...request, headers })).body).not.toContain(RECORDED_SWEEPS.real);
  },
);

it('whoever sees one project cannot hand in to another, nor see tokens, logs and the audit', async () => {
  const headers = { authorization: `Bearer ${await tokenOf('submit', 'blue')}` };
  for (const name of ['getLogs', 'getFleet', 'listTokens', 'listAudit', 'createToken', 'revokeToken']) {
    const route = GUARDED.find((one) => one.name === name);
    if (route !== undefined) expect([name, await status(route, headers)]).toEqual([name, 403]);
  }
  const submit = GUARDED.find(({ name }) => name === 'submitSweep');
  if (submit === undefined) return;
  const request = exampleRequest(submit, '');
  const payload = { ...(request.payload as object), project: 'red' };
  expect((await api.server.inject({ ...request, payload, headers })).statusCode).toBe(403);
});
