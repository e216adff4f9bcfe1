import { connect } from 'node:net';
import { once } from 'node:events';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../../testing/start-api.js';

const SECRET = 'the-secret-of-whoever-has-started-this-server';
const bearer = { authorization: `Bearer ${SECRET}` };

let api: StartedApi;
let address: URL;
beforeAll(async () => {
  api = await startApi({ environment: { LIESWEEP_API_AUTH: 'required', LIESWEEP_API_SECRET: SECRET } });
  address = new URL(await api.listen());
});
afterAll(() => api.close());

const ask = (options: InjectOptions): Promise<LightMyRequestResponse> => api.server.inject(options);

async function cookie(): Promise<string> {
  const answer = await ask({ method: 'POST', url: '/api/v1/session', payload: { token: SECRET } });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Sends bytes as they are, and gives the bytes that come back until the server hangs up. */
async function send(...pieces: readonly string[]): Promise<string> {
  const socket = connect(Number(address.port), address.hostname);
  let answer = '';
  socket.on('data', (piece) => (answer += piece.toString('latin1')));
  socket.on('error', () => undefined); // it is cut off
  await once(socket, 'connect');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) socket.write(piece, 'latin1');
  await closed;
  return answer;
}

const request = (head: string, body = ''): string => `${head}\r\nConnection: close\r\n\r\n${body}`;

describe('names that the server does not have', () => {
  it.each([
    'evil.example',
    'evil.example:9470',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example@127.0.0.1',
    '127.0.0.1#.evil.example',
    'localhost\t',
    '169.254.169.254',
    '2130706433',
    '0x7f.1',
    '[::2]',
  ])('%j is refused, for the page, for the interface and for whoever has a token', async (host) => {
    for (const url of ['/', '/api/v1/session', '/api/v1/sweeps', '/nothing', '/auth/login']) {
      const answer = await ask({ url, headers: { ...bearer, host } });
      expect([url, answer.statusCode]).toEqual([url, 421]);
      expect(answer.json<{ remedy: string }>().remedy).toContain('LIESWEEP_API_HOSTS');
    }
  });

  it.each(['localhost', 'LOCALHOST:9470', '127.0.0.1', '127.9.9.9:80', '[::1]:9470'])('%s is its own', async (host) => {
    expect((await ask({ url: '/api/v1/session', headers: { host } })).statusCode).toBe(200);
  });

  it('are not taken from what a proxy, or whoever says to be one, forwards', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' };
    expect((await ask({ url: '/api/v1/session', headers })).statusCode).toBe(421);
    const other = { host: 'localhost', 'x-forwarded-host': 'evil.example' };
    expect((await ask({ url: '/api/v1/session', headers: other })).statusCode).toBe(200);
  });

  it('in the first line instead of the Host change nothing', async () => {
    const answer = await send(request('GET http://localhost/api/v1/session HTTP/1.1\r\nHost: evil.example'));
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  });

  it('twice, or none at all, is no request', async () => {
    expect(await send(request('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example'))).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(await send(request('GET / HTTP/1.1\r\nHost: '))).toMatch(/^HTTP\/1\.1 421/);
    expect(await send(request('GET / HTTP/1.1'))).toMatch(/^HTTP\/1\.1 4\d\d/);
  });
});

describe('other sites', () => {
  const write = async (headers: Record<string, string>, options: InjectOptions = {}): Promise<number> => {
    const url = `/api/v1/sweeps/${RECORDED_SWEEPS.real}/retry`;
    return (await ask({ method: 'POST', url, payload: {}, ...options, headers: { host: 'localhost', ...headers } }))
      .statusCode;
  };

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:1' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'null' },
    { origin: 'not an origin' },
    {},
  ])('%j with the cookie changes nothing', async (headers) => {
    expect(await write({ cookie: await cookie(), ...(headers as Record<string, string>) })).toBe(403);
  });

  it.each([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, { origin: 'http://localhost' }])(
    '%j with the cookie gets further',
    async (headers) => {
      expect(await write({ cookie: await cookie(), ...(headers as Record<string, string>) })).not.toBe(403);
    },
  );

  it('cannot sign a browser in to a session of their own', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await ask({ method: 'POST', url: '/api/v1/session', payload: { token: SECRET }, headers });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; a=application/json',
  ])('cannot send what a form of theirs can: %s', async (type) => {
    expect(await write({ ...bearer, 'content-type': type }, { payload: '{}' })).toBe(415);
  });

  it('are allowed nothing by CORS, asked in advance or not', async () => {
    const headers = { ...bearer, origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    for (const method of ['OPTIONS', 'GET'] as const) {
      const answer = await ask({ method, url: '/api/v1/sweeps', headers });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('can show neither page nor answers in a frame, nor run anything in one', async () => {
    for (const url of ['/', '/api/v1/session', '/api/v1/nothing']) {
      const { headers } = await ask({ url, headers: bearer });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'|'unsafe-eval'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      if (url.endsWith('session')) expect(policy).toMatch(/^sandbox; default-src 'none'/);
    }
  });
});

describe('bodies', () => {
  const post = (payload: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    ask({
      method: 'POST',
      url: '/api/v1/tokens',
      payload,
      headers: { ...bearer, 'content-type': 'application/json', ...headers },
    });

  it('above a megabyte are refused', async () => {
    expect((await post(JSON.stringify({ name: 'a'.repeat(2 ** 20) }))).statusCode).toBe(413);
  });

  it('whose length is a lie are cut off', async () => {
    const head = `POST /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${SECRET}\r\nContent-Type: application/json`;
    expect(await send(request(`${head}\r\nContent-Length: 9999999999`, '{}'))).toMatch(/^HTTP\/1\.1 413/);
    const both = `${head}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked`;
    expect(await send(request(both, '0\r\n\r\nGET / HTTP/1.1\r\n\r\n'))).toMatch(/^HTTP\/1\.1 400/);
  });

  it.each([
    '',
    '{',
    '[1',
    '"',
    'null',
    '[]',
    '1e999',
    '{"name":1}',
    '{"a":'.repeat(10_000),
    '\0',
    '\ufeff{}',
    '[['.repeat(100_000),
  ])('of broken JSON are one problem without a stack: %.20j', async (payload) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toMatch(/\bat \w|node_modules|\.js:|\.ts:/);
  });

  it.each([
    '{"__proto__":{"scope":"admin"},"name":"p","scope":"read"}',
    '{"constructor":{"prototype":{"isOpen":true}},"name":"p","scope":"read"}',
  ])('that reach for prototypes change none: %s', async (payload) => {
    expect((await post(payload)).statusCode).toBe(400);
    expect(({} as { readonly scope?: unknown }).scope).toBeUndefined();
    expect(({} as { readonly isOpen?: unknown }).isOpen).toBeUndefined();
  });

  it('with more than is asked for are refused, so that nothing is smuggled along', async () => {
    expect((await post('{"name":"a","scope":"read","secretDigest":"00"}')).statusCode).toBe(400);
  });

  it('that come a byte at a time, or never, are cut off, and others are served meanwhile', async () => {
    const { server } = api.server;
    const before = server.headersTimeout;
    server.headersTimeout = 100; // looked at every two seconds
    try {
      const slow = send('GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      expect((await fetch(new URL('/api/v1/session', address))).status).toBe(200);
      expect(await slow).toMatch(/^HTTP\/1\.1 408/);
    } finally {
      server.headersTimeout = before;
    }
  });
});

describe('paths', () => {
  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%5c..%5cetc',
    '//etc/passwd',
    '/api/v1/sweeps/..%2f..%2fliesweep.sqlite',
    '/api/v1/sweeps/%00',
    `/api/v1/sweeps/${RECORDED_SWEEPS.real}%0d%0aSet-Cookie:%20a=b`,
    `/api/v1/sweeps/${RECORDED_SWEEPS.real}/figures/..%2f..%2frows.svg`,
    `/api/v1/sweeps/${RECORDED_SWEEPS.real}/generators/..%2fn3-g3-w0.npy`,
    '/api/v1/sweeps/__proto__',
    '/api/v1/sweeps/constructor/cells',
    `/api/v1/sweeps/${'a'.repeat(5_000)}`,
    '/api/v1/sweeps/%',
    '/api/v1/sweeps/%c0%ae',
    '/api/v1/data/sha256:..%2f..%2f',
    '/api/v1/tokens/%1b%5b2J',
  ])('%s leads nowhere', async (path) => {
    const answer = await send(request(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${SECRET}`));
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(answer).not.toMatch(/root:|SQLite format|^set-cookie/im);
    expect(answer.split('\r\n\r\n')[1]).not.toMatch(/node_modules|\bat Object|\/tmp\//);
  });

  it('cannot be asked by methods that nobody declared', async () => {
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'PATCH', 'BREW']) {
      expect(await send(request(`${method} /api/v1/sweeps HTTP/1.1\r\nHost: localhost`))).not.toMatch(/^HTTP\/1\.1 2/);
    }
  });

  it('with heads that are too large are refused', async () => {
    expect(await send(request(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(100_000)}`))).toMatch(
      /^(HTTP\/1\.1 431|$)/, // what is said before it hangs up may be lost
    );
  });
});

describe('credentials', () => {
  it.each([
    'Bearer',
    'Bearer ',
    `bearer  ${SECRET}`,
    `Bearer ${SECRET},${SECRET}`,
    `Basic ${Buffer.from(`owner:${SECRET}`).toString('base64')}`,
    `Bearer ${'a'.repeat(10_000)}`,
    SECRET,
  ])('in the form of %.30s let nobody in', async (authorization) => {
    expect((await ask({ url: '/api/v1/sweeps', headers: { authorization } })).statusCode).toBe(401);
  });

  it('in the address let nobody in, since addresses are kept everywhere', async () => {
    for (const url of [`/api/v1/sweeps?token=${SECRET}`, `/api/v1/sweeps?access_token=${SECRET}`]) {
      expect((await ask({ url })).statusCode).toBe(401);
    }
  });

  it('that are wrong do not let the right cookie in: what was meant is not guessed', async () => {
    const headers = { cookie: await cookie(), authorization: 'Bearer wrong' };
    expect((await ask({ url: '/api/v1/sweeps', headers })).statusCode).toBe(401);
  });

  it('of a proxy that is not named are ignored, and said once', async () => {
    const proxied = await startApi({
      environment: {
        LIESWEEP_API_AUTH: 'required',
        LIESWEEP_TRUSTED_PROXIES: '10.1.0.0/16, 2001:db8::1',
        LIESWEEP_PROXY_USER_HEADER: 'X-Forwarded-Email',
        LIESWEEP_PROXY_GROUPS_HEADER: 'x-forwarded-groups',
        LIESWEEP_API_GROUPS: 'admins=admin;physicists=submit:blue',
      },
    });
    try {
      const as = async (remoteAddress: string, groups: string, more: Record<string, string> = {}): Promise<unknown> => {
        const headers = { 'x-forwarded-email': 'alice@example.org', 'x-forwarded-groups': groups, ...more };
        return (await proxied.server.inject({ url: '/api/v1/session', headers, remoteAddress })).json<{
          name: unknown;
          scope: unknown;
          project: unknown;
        }>();
      };
      expect(await as('10.1.2.3', 'others, admins')).toMatchObject({ name: 'alice@example.org', scope: 'admin' });
      expect(await as('::ffff:10.1.2.3', 'physicists')).toMatchObject({ scope: 'submit', project: 'blue' });
      expect(await as('2001:db8::1', 'admins')).toMatchObject({ scope: 'admin' });
      expect(await as('10.1.2.3', 'others')).toMatchObject({ name: null, scope: null });
      for (const address of ['10.2.0.1', '127.0.0.1', '2001:db8::2']) {
        expect(await as(address, 'admins', { 'x-forwarded-for': '10.1.2.3' })).toMatchObject({
          name: null,
          scope: null,
        });
      }
      expect(proxied.logged().match(/is ignored/g)).toHaveLength(1);
    } finally {
      await proxied.close();
    }
  });

  it('are tried in vain thirty times a minute from one address; the right one still lets in', async () => {
    const from = { remoteAddress: '10.9.8.7' };
    const attempt = (token: string): Promise<LightMyRequestResponse> =>
      ask({ method: 'POST', url: '/api/v1/session', payload: { token }, ...from });
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) statuses.push((await attempt(`wrong-${String(count)}`)).statusCode);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(statuses.slice(30)).toEqual(Array.from({ length: 10 }, () => 429));
    expect((await attempt('wrong')).headers['retry-after']).toMatch(/^\d+$/);
    expect((await attempt(SECRET)).statusCode).toBe(200);
    expect((await ask({ url: '/api/v1/sweeps', headers: bearer, ...from })).statusCode).toBe(200);
    const other = { method: 'POST' as const, url: '/api/v1/session', payload: { token: 'wrong' } };
    expect((await ask({ ...other, remoteAddress: '10.9.8.8' })).statusCode).toBe(401);
  });

  it('of anybody are nowhere in the log', async () => {
    const token = 'lsw_0123456789012345678901234567890123456789012';
    await ask({
      url: '/api/v1/sweeps',
      headers: { authorization: `Bearer ${token}`, cookie: 'liesweep-0=in-the-cookie' },
    });
    await ask({ method: 'POST', url: '/api/v1/session', payload: { token } });
    const [made] = [
      await ask({ method: 'POST', url: '/api/v1/tokens', payload: { name: 'kept', scope: 'read' }, headers: bearer }),
    ];
    const secrets = [token, SECRET, 'in-the-cookie', made.json<{ secret: string }>().secret, await cookie()];
    for (const secret of secrets) expect(api.logged()).not.toContain(secret);
    expect(api.logged()).toContain('createToken');
  });
});
