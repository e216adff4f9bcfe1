import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { startApi, type StartedApi } from '../../testing/start-api.js';

const PAGE = 'https://sweeps.example.org/liesweep/';
const HOST = { host: 'sweeps.example.org' };

const providers: ChildProcess[] = [];
const apis: StartedApi[] = [];

afterEach(async () => {
  await Promise.all(apis.splice(0).map((api) => api.close()));
  for (const provider of providers.splice(0)) {
    const ended = once(provider, 'exit');
    provider.disconnect();
    await ended;
  }
});

async function startProvider(environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const provider = fork(join(__dirname, '../../testing/oidc-provider.mjs'), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // it warns that it is not made for production
    execArgv: [],
    env: { ...process.env, LIESWEEP_TEST_CALLBACK: `${PAGE}auth/callback`, ...environment },
  });
  providers.push(provider);
  const [{ issuer }] = (await once(provider, 'message')) as [{ issuer: string }];
  return issuer;
}

async function start(issuer: string, environment: Readonly<Record<string, string>> = {}): Promise<StartedApi> {
  const api = await startApi({
    environment: {
      LIESWEEP_API_AUTH: 'required',
      LIESWEEP_API_HOST: '0.0.0.0',
      LIESWEEP_API_PUBLIC_URL: PAGE,
      LIESWEEP_API_GROUPS: 'admins=admin; physicists=submit; cms=read:cms',
      LIESWEEP_OIDC_ISSUER: issuer,
      LIESWEEP_OIDC_CLIENT_ID: 'liesweep',
      LIESWEEP_OIDC_CLIENT_SECRET: 'secret-of-the-client',
      LIESWEEP_OIDC_SCOPE: 'openid email groups',
      ...environment,
    },
  });
  apis.push(api);
  return api;
}

const cookiesOf = ({ cookies }: LightMyRequestResponse): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

/** Goes to the provider as a browser does, signs in there, and gives the address that the provider sends it back to. */
async function atProvider(address: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next: { url: string; body?: URLSearchParams } = { url: address };
  for (let steps = 0; steps < 10; steps += 1) {
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.body && { method: 'POST', body: next.body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) {
      await answer.text();
      next = { url: answer.url, body: new URLSearchParams({ prompt: 'login', login, password: 'any' }) };
      continue;
    }
    const url = new URL(location, answer.url);
    if (url.href.startsWith(PAGE)) return url;
    next = { url: url.href };
  }
  throw new Error('the provider never sent the browser back');
}

const at = (api: StartedApi, url: string, cookie = ''): Promise<LightMyRequestResponse> =>
  api.server.inject({ url, headers: { ...HOST, ...(cookie && { cookie }) } });

async function signIn(api: StartedApi, login: string): Promise<LightMyRequestResponse> {
  const leave = await at(api, '/auth/login');
  const back = await atProvider(String(leave.headers.location), login);
  return at(api, `/auth/callback${back.search}`, cookiesOf(leave));
}

const session = async (api: StartedApi, answer: LightMyRequestResponse): Promise<unknown> =>
  (await at(api, '/api/v1/session', cookiesOf(answer))).json();

describe('an OpenID provider', () => {
  it.each([['in the identity', 'token'] as const, ['in its answer about the user', 'user'] as const])(
    'signs people in by groups that are %s, and sends them back to the page',
    async (_, place) => {
      const api = await start(await startProvider({ LIESWEEP_TEST_CLAIMS: place }));
      const answer = await signIn(api, 'alice@example.org+physicists+others');
      expect([answer.statusCode, answer.headers.location]).toEqual([302, PAGE]);
      expect(await session(api, answer)).toMatchObject({ name: 'alice@example.org', scope: 'submit', project: null });
    },
  );

  it('signs in to the one project of a group, and as the most that several allow', async () => {
    const api = await start(await startProvider());
    expect(await session(api, await signIn(api, 'carl@example.org+cms'))).toMatchObject({
      scope: 'read',
      project: 'cms',
    });
    expect(await session(api, await signIn(api, 'dora@example.org+cms+admins'))).toMatchObject({
      ...{ scope: 'admin', project: null },
    });
  });

  it('lets nobody in who is in no group that is named, and says whom to ask', async () => {
    const api = await start(await startProvider());
    const answer = await signIn(api, 'eve<b>@example.org+others');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('LIESWEEP_API_GROUPS');
    expect(answer.body).not.toContain('<b>');
    expect(await session(api, answer)).toMatchObject({ scope: null });
  });

  it('is offered by the page', async () => {
    const api = await start('http://127.0.0.1:9');
    expect((await at(api, '/api/v1/session')).json()).toMatchObject({ signIn: ['token', 'oidc'] });
  });

  it('asks for PKCE, state and nonce, and keeps them where no script or other site reads them', async () => {
    const api = await start(await startProvider());
    const leave = await at(api, '/auth/login');
    const asked = new URL(String(leave.headers.location)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${PAGE}auth/callback` },
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(leave.cookies).toEqual([
      expect.objectContaining({
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
        path: '/liesweep/auth',
        maxAge: 600,
      }) as unknown,
    ]);
  });

  it('is believed only in the browser that left, and once', async () => {
    const api = await start(await startProvider());
    const leave = await at(api, '/auth/login');
    const back = await atProvider(String(leave.headers.location), 'alice@example.org+admins');
    const other = await at(api, '/auth/login');
    expect((await at(api, `/auth/callback${back.search}`)).statusCode).toBe(401);
    expect((await at(api, `/auth/callback${back.search}`, cookiesOf(other))).statusCode).toBe(401);
    const forged = back.search.replace(/state=[^&]+/, 'state=another');
    expect((await at(api, `/auth/callback${forged}`, cookiesOf(leave))).statusCode).toBe(401);
    expect((await at(api, `/auth/callback${back.search}`, cookiesOf(leave))).statusCode).toBe(302);
    expect((await at(api, `/auth/callback${back.search}`, cookiesOf(leave))).statusCode).toBe(401);
  });

  it('is not believed where it signs by another algorithm than is expected', async () => {
    const issuer = await startProvider({ LIESWEEP_TEST_ALGORITHM: 'ES256' });
    expect((await signIn(await start(issuer), 'alice@example.org+admins')).statusCode).toBe(401);
    const expecting = await start(issuer, { LIESWEEP_OIDC_ALGORITHM: 'ES256' });
    expect((await signIn(expecting, 'alice@example.org+admins')).statusCode).toBe(302);
  });

  it('leaves no secret, code or identity in the log', async () => {
    const api = await start(await startProvider());
    const leave = await at(api, '/auth/login');
    const back = await atProvider(String(leave.headers.location), 'alice@example.org+admins');
    const answer = await at(api, `/auth/callback${back.search}`, cookiesOf(leave));
    await at(api, `/auth/callback${back.search}`, cookiesOf(leave));
    expect(api.logged()).toContain('signIn');
    const secrets = [back.searchParams.get('code'), leave.cookies[0]?.value, answer.cookies.at(-1)?.value];
    for (const secret of ['secret-of-the-client', ...secrets]) expect(api.logged()).not.toContain(secret);
  });

  it('that does not answer is said to do so, and asked again', async () => {
    const api = await start('http://127.0.0.1:9');
    const answer = await at(api, '/auth/login');
    expect(answer.statusCode).toBe(502);
    expect(answer.body).toContain('does not answer');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it.each([
    ['LIESWEEP_API_GROUPS', { LIESWEEP_API_GROUPS: '' }],
    ['LIESWEEP_API_GROUPS', { LIESWEEP_API_GROUPS: 'physicists=everything' }],
    ['LIESWEEP_OIDC_ISSUER', { LIESWEEP_OIDC_ISSUER: 'http://login.example.org' }],
    ['LIESWEEP_OIDC_CLIENT_ID', { LIESWEEP_OIDC_CLIENT_ID: undefined }],
    ['LIESWEEP_API_PUBLIC_URL', { LIESWEEP_API_PUBLIC_URL: undefined }],
  ])('is not taken without %s', async (name, environment) => {
    await expect(start('http://127.0.0.1:9', environment as Record<string, string>)).rejects.toThrow(name);
  });
});
