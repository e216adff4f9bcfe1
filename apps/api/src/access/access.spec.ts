import { createLogger } from '@liesweep/logging';
import { newToken } from '@liesweep/storage';
import type { AccessStore } from '@liesweep/sweep';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import { createContext, type ApiResources } from '../server/api-context.js';
import { createServer } from '../server/create-server.js';
import { Access } from './access.js';
import { ACCESS_ENVIRONMENT, accessConfig } from './access-config.js';
import { memoryAccessStore } from '../testing/memory-access-store.js';
import { requireSignIn } from './require-sign-in.js';

const SECRET = 'a-secret-of-the-person-who-started-this-server';
const NOW = Date.parse('2026-11-28T12:00:00Z');
const HOUR_MS = 3_600_000;

interface Started {
  readonly access: Access;
  readonly store: AccessStore;
  readonly server: FastifyInstance;
  readonly lines: string[];
  readonly clock: { now: number };
  readonly ask: (options: InjectOptions) => Promise<LightMyRequestResponse>;
}

const servers: FastifyInstance[] = [];

async function start(
  environment: Readonly<Record<string, string>> = { LIESWEEP_API_SECRET: SECRET },
  host = '127.0.0.1',
): Promise<Started> {
  const lines: string[] = [];
  const log = createLogger({ name: 'api', level: 'info', stream: { write: (line) => void lines.push(line) } });
  const store = memoryAccessStore();
  const clock = { now: NOW };
  const access = new Access(
    accessConfig(z.object(ACCESS_ENVIRONMENT).parse(environment), host),
    store,
    log,
    () => clock.now,
  );
  const rows = { sweeps: () => Promise.resolve([]), overviews: () => Promise.resolve([]) };
  const config = { rows: 'sqlite:/somewhere/runs/liesweep.sqlite' };
  const server = await createServer(createContext({ config, rows, log } as unknown as ApiResources), { access });
  servers.push(server);
  return { access, store, server, lines, clock, ask: (options) => server.inject(options) };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const sweeps = '/api/v1/sweeps';
const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });

async function signIn({ ask }: Started, token = SECRET): Promise<string> {
  const answer = await ask({ method: 'POST', url: '/api/v1/session', payload: { token } });
  expect(answer.statusCode).toBe(200);
  const [cookie] = answer.cookies;
  return `${cookie?.name ?? ''}=${cookie?.value ?? ''}`;
}

async function token(
  { store }: Started,
  wish: Partial<Parameters<typeof newToken>[0]> = {},
  now = NOW,
): Promise<string> {
  const made = newToken({ name: 'someone', scope: 'read', project: null, expiresInDays: 90, ...wish }, now);
  await store.saveToken(made.token);
  return made.secret;
}

describe('without anything', () => {
  it('nobody gets in, and is told how', async () => {
    const { ask } = await start();
    const answer = await ask({ url: sweeps });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json()).toMatchObject({ type: 'problems/not-signed-in', status: 401 });
  });

  it('anybody may ask how to sign in, and is told no path', async () => {
    const { ask } = await start();
    const answer = await ask({ url: '/api/v1/session' });
    expect(answer.json()).toMatchObject({ name: null, scope: null, signIn: ['token'], server: 'the runs in runs' });
    expect(answer.body).not.toContain('somewhere');
  });

  it('everybody gets in where that was asked for on loopback', async () => {
    const { ask } = await start({ LIESWEEP_API_AUTH: 'none' });
    expect((await ask({ url: sweeps })).statusCode).toBe(200);
    expect((await ask({ url: '/api/v1/session' })).json()).toMatchObject({ name: 'anonymous', scope: 'admin' });
  });
});

describe('the secret', () => {
  it('lets in as a bearer token, and a wrong one does not', async () => {
    const { ask } = await start();
    expect((await ask({ url: sweeps, headers: bearer(SECRET) })).statusCode).toBe(200);
    expect((await ask({ url: sweeps, headers: bearer(`${SECRET}x`) })).statusCode).toBe(401);
    expect((await ask({ url: sweeps, headers: { authorization: `Basic ${SECRET}` } })).statusCode).toBe(401);
  });

  it('is exchanged for a cookie that scripts and other sites do not get', async () => {
    const started = await start();
    const answer = await started.ask({ method: 'POST', url: '/api/v1/session', payload: { token: SECRET } });
    expect(answer.cookies).toEqual([
      expect.objectContaining({ httpOnly: true, sameSite: 'Strict', path: '/' }) as unknown,
    ]);
    expect(answer.cookies[0]).not.toHaveProperty('secure');
    expect(answer.body).not.toContain(SECRET);
    expect((await started.ask({ url: sweeps, headers: { cookie: await signIn(started) } })).statusCode).toBe(200);
  });

  it('is in no line of the log', async () => {
    const started = await start();
    await signIn(started);
    await started.ask({ url: `${sweeps}?token=${SECRET}`, headers: bearer(SECRET) });
    expect(started.lines.join('')).toContain('openSession');
    expect(started.lines.join('')).not.toContain(SECRET);
  });

  it('must be long', () => {
    expect(z.object(ACCESS_ENVIRONMENT).safeParse({ LIESWEEP_API_SECRET: 'short' }).error?.issues[0]?.message).toBe(
      'expected at least 32 characters',
    );
  });
});

describe('a session', () => {
  it('has a new id for each sign-in, whatever the browser says it is', async () => {
    const started = await start();
    const first = await signIn(started);
    const chosen = `${first.split('=')[0] ?? ''}=chosen-by-somebody-else`;
    const answer = await started.ask({
      ...{ method: 'POST', url: '/api/v1/session', payload: { token: SECRET }, headers: { cookie: chosen } },
    });
    expect(answer.cookies[0]?.value).not.toBe('chosen-by-somebody-else');
    expect((await started.ask({ url: sweeps, headers: { cookie: chosen } })).statusCode).toBe(401);
  });

  it('ends the one before when somebody signs in again', async () => {
    const started = await start();
    const cookie = await signIn(started);
    await started.ask({
      method: 'POST',
      url: '/api/v1/session',
      payload: { token: SECRET },
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect((await started.ask({ url: sweeps, headers: { cookie } })).statusCode).toBe(401);
  });

  it('ends when somebody signs out, and when nobody has used it for a day', async () => {
    const started = await start();
    const [one, other] = [await signIn(started), await signIn(started)];
    await started.ask({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { cookie: one, 'sec-fetch-site': 'same-origin' },
    });
    expect((await started.ask({ url: sweeps, headers: { cookie: one } })).statusCode).toBe(401);
    started.clock.now += 23 * HOUR_MS;
    expect((await started.ask({ url: sweeps, headers: { cookie: other } })).statusCode).toBe(200);
    started.clock.now += 25 * HOUR_MS;
    expect((await started.ask({ url: sweeps, headers: { cookie: other } })).statusCode).toBe(401);
    expect(started.access.sessions.count).toBe(0);
  });

  it('ends after a week, however much it is used', async () => {
    const started = await start();
    const cookie = await signIn(started);
    for (let hours = 0; hours < 7 * 24 - 20; hours += 20) {
      started.clock.now += 20 * HOUR_MS;
      expect((await started.ask({ url: sweeps, headers: { cookie } })).statusCode).toBe(200);
    }
    started.clock.now += 20 * HOUR_MS;
    expect((await started.ask({ url: sweeps, headers: { cookie } })).statusCode).toBe(401);
  });

  it('ends with the token that it was opened by', async () => {
    const started = await start();
    const cookie = await signIn(started, await token(started));
    await started.store.revokeToken('someone', new Date(NOW).toISOString());
    started.clock.now += 2_000; // what was read before is believed so long
    expect((await started.ask({ url: sweeps, headers: { cookie } })).statusCode).toBe(401);
  });

  it('is one of at most a hundred of one caller; the oldest go first', async () => {
    const started = await start();
    const cookies: string[] = [];
    for (let count = 0; count < 101; count += 1) cookies.push(await signIn(started));
    expect(started.access.sessions.count).toBe(100);
    expect((await started.ask({ url: sweeps, headers: { cookie: cookies[0] } })).statusCode).toBe(401);
    expect((await started.ask({ url: sweeps, headers: { cookie: cookies[100] } })).statusCode).toBe(200);
  });
});

describe('a token', () => {
  it('lets in until it is revoked', async () => {
    const started = await start();
    const headers = bearer(await token(started));
    expect((await started.ask({ url: sweeps, headers })).statusCode).toBe(200);
    const revoked = await started.ask({ method: 'DELETE', url: '/api/v1/tokens/someone', headers: bearer(SECRET) });
    expect(revoked.json()).toMatchObject({ name: 'someone', revokedAt: new Date(NOW).toISOString() });
    expect((await started.ask({ url: sweeps, headers })).statusCode).toBe(401);
  });

  it('lets in until it has expired', async () => {
    const started = await start();
    const headers = bearer(await token(started, { expiresInDays: 1 }));
    started.clock.now += 24 * HOUR_MS - 1;
    expect((await started.ask({ url: sweeps, headers })).statusCode).toBe(200);
    started.clock.now += 1;
    expect((await started.ask({ url: sweeps, headers })).statusCode).toBe(401);
  });

  it('may what its scope says and nothing beyond', async () => {
    const started = await start();
    const may = async (scope: 'read' | 'submit' | 'admin'): Promise<readonly number[]> => {
      const headers = bearer(await token(started, { name: scope, scope }));
      const answers = [
        await started.ask({ url: sweeps, headers }),
        await started.ask({ url: '/api/v1/tokens', headers }),
        await started.ask({ url: '/api/v1/audit', headers }),
      ];
      return answers.map(({ statusCode }) => statusCode);
    };
    expect(await may('read')).toEqual([200, 403, 403]);
    expect(await may('submit')).toEqual([200, 403, 403]);
    expect(await may('admin')).toEqual([200, 200, 200]);
  });

  it('is made and shown once, by whoever sees to tokens', async () => {
    const started = await start();
    const made = await started.ask({
      ...{ method: 'POST', url: '/api/v1/tokens', headers: bearer(SECRET) },
      payload: { name: 'script', scope: 'submit', project: 'blue', expiresInDays: 7 },
    });
    expect(made.statusCode).toBe(201);
    const { secret, ...shown } = made.json<{ secret: string }>();
    expect(secret).toMatch(/^lsw_[\w-]{43}$/);
    const listed = await started.ask({ url: '/api/v1/tokens', headers: bearer(SECRET) });
    expect(listed.json()).toEqual({ tokens: [shown] });
    expect((await started.ask({ url: '/api/v1/session', headers: bearer(secret) })).json()).toMatchObject({
      ...{ name: 'script', scope: 'submit', project: 'blue' },
    });
    const again = await started.ask({
      ...{ method: 'POST', url: '/api/v1/tokens', headers: bearer(SECRET) },
      payload: { name: 'script', scope: 'read' },
    });
    expect(again.statusCode).toBe(409);
  });

  it('of one project sees to no tokens, whoever made it', async () => {
    const started = await start();
    const wide = { name: 'script', scope: 'admin', project: 'blue' };
    const made = await started.ask({ method: 'POST', url: '/api/v1/tokens', headers: bearer(SECRET), payload: wide });
    expect(made.statusCode).toBe(400);
    const { secret, token: stored } = newToken(
      { name: 'someone', scope: 'read', project: 'blue', expiresInDays: 1 },
      NOW,
    );
    await started.store.saveToken({ ...stored, scope: 'admin' });
    const headers = bearer(secret);
    expect((await started.ask({ url: '/api/v1/tokens', headers })).statusCode).toBe(403);
    expect((await started.ask({ url: '/api/v1/audit', headers })).statusCode).toBe(403);
  });
});

describe('the audit', () => {
  it('has who wrote what with what success, refused ones too, the latest first', async () => {
    const started = await start();
    const headers = bearer(await token(started));
    await started.ask({ method: 'POST', url: '/api/v1/tokens', headers, payload: { name: 'mine', scope: 'admin' } });
    await started.ask({ method: 'DELETE', url: '/api/v1/tokens/other' });
    await started.ask({ method: 'POST', url: '/api/v1/session', payload: { token: 'wrong' } });
    await started.ask({ method: 'DELETE', url: '/api/v1/tokens/someone', headers: bearer(SECRET) });
    const { entries } = (await started.ask({ url: '/api/v1/audit', headers: bearer(SECRET) })).json<{
      entries: Record<string, unknown>[];
    }>();
    expect(entries.map(({ caller, operation, subject, status }) => [caller, operation, subject, status])).toEqual([
      ['owner', 'revokeToken', 'someone', 200],
      ['nobody', 'openSession', null, 401],
      ['nobody', 'revokeToken', 'other', 401],
      ['someone', 'createToken', null, 403],
    ]);
  });

  it('does not stand in the way of a write when it cannot be kept, and the log has it', async () => {
    const started = await start();
    started.store.appendAudit = () => Promise.reject(new Error('disk full'));
    await signIn(started);
    expect(started.lines.join('')).toContain('a write could not be kept in the audit');
  });
});

describe('a server that others reach', () => {
  const values = (environment: Readonly<Record<string, string>>) => z.object(ACCESS_ENVIRONMENT).parse(environment);

  it('does not start where nobody could sign in, and says what to set', async () => {
    const { access } = await start({}, '0.0.0.0');
    await expect(requireSignIn(access)).rejects.toThrow(
      /liesweep token create.*LIESWEEP_API_SECRET.*LIESWEEP_OIDC_ISSUER/s,
    );
  });

  it('does not start with tokens that are revoked or have expired', async () => {
    const started = await start({}, '::');
    await token(started, { name: 'old', expiresInDays: 1 }, NOW - 48 * HOUR_MS);
    await token(started, { name: 'gone' });
    await started.store.revokeToken('gone', new Date(NOW).toISOString());
    await expect(requireSignIn(started.access)).rejects.toThrow('nobody could sign in');
    await token(started, { name: 'good' });
    await expect(requireSignIn(started.access)).resolves.toBeUndefined();
  });

  it('does not let everybody in unless that is insisted on', () => {
    expect(() => accessConfig(values({ LIESWEEP_API_AUTH: 'none' }), '192.168.1.2')).toThrow(
      'LIESWEEP_INSECURE_NO_AUTH=yes',
    );
    expect(
      accessConfig(values({ LIESWEEP_API_AUTH: 'none', LIESWEEP_INSECURE_NO_AUTH: 'yes' }), '192.168.1.2').isOpen,
    ).toBe(true);
  });

  it('gives its cookie to TLS alone, but through a tunnel from loopback', async () => {
    const { ask } = await start({ LIESWEEP_API_SECRET: SECRET, LIESWEEP_API_HOSTS: 'sweeps.example.org' }, '0.0.0.0');
    const cookieAt = async (host: string): Promise<unknown> => {
      const payload = { token: SECRET };
      return (await ask({ method: 'POST', url: '/api/v1/session', payload, headers: { host } })).cookies[0];
    };
    expect(await cookieAt('sweeps.example.org')).toHaveProperty('secure', true);
    expect(await cookieAt('localhost:9470')).not.toHaveProperty('secure');
  });
});

describe('read-only', () => {
  it('changes nothing, whoever asks, and lets people in', async () => {
    const started = await start({ LIESWEEP_API_SECRET: SECRET, LIESWEEP_API_READ_ONLY: 'yes' });
    const headers = bearer(SECRET);
    const answer = await started.ask({
      method: 'POST',
      url: '/api/v1/tokens',
      headers,
      payload: { name: 'a', scope: 'read' },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('LIESWEEP_API_READ_ONLY');
    await signIn(started);
  });
});
