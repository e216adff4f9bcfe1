import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../testing/start-api.js';

/** A body may take so long to come. */
const LONGEST_BODY_MS = 50;

let api: StartedApi;
let page: string;

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'liesweep-page-'));
  await mkdir(join(page, 'assets'));
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Liesweep</title>');
  await writeFile(join(page, 'assets/index-DJ_is7aI.js'), 'export {};');
  api = await startApi({ page });
});
afterAll(async () => {
  await api.close();
  await rm(page, { recursive: true });
});

describe('the page', () => {
  it('is asked for again each time, and its files are kept for ever', async () => {
    const index = await api.server.inject('/');
    expect(index.body).toContain('<title>Liesweep</title>');
    expect(index.headers['cache-control']).toBe('no-cache');
    const script = await api.server.inject('/assets/index-DJ_is7aI.js');
    expect(script.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it.each(['/../rows.sqlite', '/assets/', '/assets/..%2f..%2frows.sqlite', '/.git/config'])(
    'has nothing at %s',
    async (path) => {
      expect((await api.server.inject(path)).statusCode).toBe(404);
    },
  );
});

/** What a server answers to bytes, until it ends the connection. */
async function exchange(address: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.write(bytes);
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return answer;
}

describe('what cannot be answered', () => {
  it('of a known path is told which methods it has', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST', 'QUERY'] as const) {
      const response = await api.server.inject({ method: method as 'PUT', url: '/api/v1/openapi.json' });
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD']);
      expect(response.json()).toMatchObject({ type: 'problems/method-not-allowed', status: 405 });
    }
    expect((await api.ask('/nothing')).json()).toMatchObject({ type: 'problems/not-found', status: 404 });
  });

  it('is JSON alone: 415 for other bodies, 413 for large ones, 400 for what is none', async () => {
    const post = (payload: string, type: string) =>
      api.ask('/validate', { method: 'POST', payload, headers: { 'content-type': type } });
    expect((await post('sweepFile=a', 'application/x-www-form-urlencoded')).statusCode).toBe(415);
    expect((await post('{}', 'text/plain')).statusCode).toBe(415);
    expect((await post(JSON.stringify({ sweepFile: 'a'.repeat(2 ** 20) }), 'application/json')).statusCode).toBe(413);
    const broken = await post('{"sweepFile":', 'application/json');
    expect([broken.statusCode, broken.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await post('{"other": 1}', 'application/json')).json()).toMatchObject({
      type: 'problems/invalid-request',
      issues: expect.arrayContaining([expect.objectContaining({ path: 'sweepFile' })]) as unknown,
    });
  });

  it('of nobody’s making is logged with its stack, and answered without', async () => {
    const failing = await startApi({
      change: (context) => ({
        ...context,
        overviews: Object.assign(Object.create(context.overviews) as typeof context.overviews, {
          all: () => Promise.reject(new TypeError('secret detail')),
        }),
      }),
    });
    try {
      const response = await failing.ask('/sweeps');
      expect(response.statusCode).toBe(500);
      expect(response.body).not.toContain('secret');
      expect(failing.logged()).toContain('secret detail');
    } finally {
      await failing.close();
    }
  });
});

describe('on a socket', () => {
  let slow: StartedApi;
  let address: string;
  beforeAll(async () => {
    slow = await startApi({ longestBodyMs: LONGEST_BODY_MS });
    address = await slow.listen();
  });
  afterAll(() => slow.close());

  it('a body that does not come is cut off', async () => {
    const head =
      'POST /api/v1/validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    const answer = await exchange(address, head);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('problems/slow-request');
  });

  it('what is read may take longer to be answered than a body may take to come', async () => {
    const thinking = await startApi({
      longestBodyMs: LONGEST_BODY_MS,
      change: (context) => ({
        ...context,
        overviews: Object.assign(Object.create(context.overviews) as typeof context.overviews, {
          all: async () => {
            await setTimeout(4 * LONGEST_BODY_MS);
            return context.overviews.all();
          },
        }),
      }),
    });
    try {
      const sweeps = `${await thinking.listen()}/api/v1/sweeps`;
      const read = await fetch(sweeps);
      expect([read.status, await read.text()]).toEqual([200, expect.stringContaining(RECORDED_SWEEPS.real)]);
      expect((await fetch(sweeps, { method: 'HEAD' })).status).toBe(200);
    } finally {
      await thinking.close();
    }
  });

  it.each([
    ['what is no HTTP', 'SSH-2.0\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is a problem too', async (_, bytes, status) => {
    const answer = await exchange(address, bytes);
    expect(answer).toContain(`HTTP/1.1 ${String(status)} `);
    expect(answer).toContain('application/problem+json');
  });

  it('HEAD of a stream ends', async () => {
    const response = await fetch(`${address}/api/v1/sweeps/${RECORDED_SWEEPS.real}/events`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('requests are counted by what was asked, not by its address', async () => {
    await slow.ask(`/sweeps/${RECORDED_SWEEPS.real}`);
    const text = await slow.context.registry.metrics();
    expect(text).toContain('liesweep_api_requests_total{route="getSweep",status="200"}');
    expect(text).not.toContain(RECORDED_SWEEPS.real);
  });
});
