import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { newToken } from '@liesweep/storage';
import { readEvents, type ReadStream } from '../../testing/read-events.js';
import { RECORDED_SWEEPS, startApi, type StartedApi } from '../../testing/start-api.js';

const SECRET = 'the-secret-of-whoever-has-started-this-server';

let api: StartedApi;
let address: URL;
const open: ReadStream[] = [];

beforeAll(async () => {
  api = await startApi({
    environment: {
      ...{ LIESWEEP_API_AUTH: 'required', LIESWEEP_API_SECRET: SECRET },
      ...{ LIESWEEP_API_STREAMS: '12', LIESWEEP_API_STREAMS_PER_CALLER: '8' },
    },
  });
  address = new URL(await api.listen());
});
afterEach(() => Promise.all(open.splice(0).map((stream) => stream.close())));
afterAll(() => api.close());

async function token(name: string, project: string | null = null): Promise<{ authorization: string }> {
  const made = newToken({ name, scope: 'read', project, expiresInDays: 1 }, Date.now());
  await api.access.store.saveToken(made.token);
  return { authorization: `Bearer ${made.secret}` };
}

async function listen(headers: Record<string, string>, path = '/events'): Promise<ReadStream> {
  const stream = await readEvents(`${address.origin}/api/v1${path}`, headers);
  open.push(stream);
  return stream;
}

it('a flood of streams by one caller leaves places for others, and ordinary answers to all', async () => {
  const [attacker, other] = [await token('attacker'), await token('other')];
  const statuses: number[] = [];
  for (let count = 0; count < 20; count += 1) statuses.push((await listen(attacker)).response.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(8);
  expect(statuses.filter((status) => status === 429)).toHaveLength(12);
  expect((await listen(other)).response.status).toBe(200);
  expect((await fetch(`${address.origin}/api/v1/sweeps`, { headers: attacker })).status).toBe(200);
});

it('streams that nobody reads to the end give their places back', async () => {
  const headers = await token('leaver');
  for (let round = 0; round < 4; round += 1) {
    const streams: ReadStream[] = [];
    while (streams.length < 6) {
      const stream = await listen(headers);
      if (stream.response.status === 200) streams.push(stream);
      else await stream.close(); // that those before are gone is noticed in its own time
    }
    await Promise.all(streams.map((stream) => stream.close()));
  }
  expect((await listen(headers)).response.status).not.toBe(401);
});

it('a stream ends when the token of its listener is revoked, and when they sign out', async () => {
  const headers = await token('watcher');
  const stream = await listen(headers);
  expect((await stream.next())?.event).toBe('sweeps');
  const signedIn = await fetch(`${address.origin}/api/v1/session`, {
    ...{ method: 'POST', body: JSON.stringify({ token: SECRET }), headers: { 'content-type': 'application/json' } },
  });
  const cookie = String(signedIn.headers.getSetCookie()[0]).split(';', 1).join('');
  const ofBrowser = await listen({ cookie });
  expect((await ofBrowser.next())?.event).toBe('sweeps');
  await fetch(`${address.origin}/api/v1/tokens/watcher`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${SECRET}` },
  });
  await fetch(`${address.origin}/api/v1/session`, {
    method: 'DELETE',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  });
  expect(await ended(stream)).toBe(true);
  expect(await ended(ofBrowser)).toBe(true);
});

it('a stream of all sweeps, and of one, tells nothing of other projects', async () => {
  const headers = await token('blue', 'blue');
  const stream = await listen(headers);
  expect((await stream.next())?.data).toMatchObject({ sweeps: [], total: 0 });
  expect((await listen(headers, `/sweeps/${RECORDED_SWEEPS.real}/events`)).response.status).toBe(404);
});

it.each(['-1', 'NaN', '1e999', '9'.repeat(40), '__proto__', '%0d%0aevent: gone'])(
  'a Last-Event-ID of %s is no revision, and harms nobody',
  async (id) => {
    const headers = { authorization: `Bearer ${SECRET}`, 'last-event-id': id };
    const { response } = await listen(headers, `/sweeps/${RECORDED_SWEEPS.real}/events`);
    expect([200, 400]).toContain(response.status);
  },
);

it('hundreds of connections that send nothing keep nobody out', async () => {
  const sockets: Socket[] = [];
  try {
    for (let count = 0; count < 300; count += 1) {
      const socket = connect(Number(address.port), address.hostname);
      socket.on('error', () => undefined);
      sockets.push(socket);
      await once(socket, 'connect');
      socket.write('GET /api/v1/session HT');
    }
    expect((await fetch(`${address.origin}/api/v1/session`)).status).toBe(200);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
});

/** Reads a stream on, until the server ends it. */
async function ended(stream: ReadStream): Promise<boolean> {
  try {
    while ((await stream.next()) !== undefined) {
      // what came before
    }
  } catch {
    // the connection was cut
  }
  return true;
}
