import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startNewsServer, type NewsServer } from './news-server.js';

let server: NewsServer;
const open: Socket[] = [];
beforeEach(async () => {
  server = await startNewsServer('secret');
});
afterEach(() => {
  server.close();
  for (const socket of open.splice(0)) socket.destroy();
});

function listen(greeting: string): Socket {
  const socket = connect({ host: '127.0.0.1', port: server.port });
  socket.on('error', () => undefined);
  socket.write(greeting);
  open.push(socket);
  return socket;
}

async function greeted(sweepId: string): Promise<Socket> {
  const socket = listen(`${JSON.stringify({ secret: 'secret', sweepId })}\n`);
  await once(socket, 'data');
  return socket;
}

async function nextLine(socket: Socket): Promise<unknown> {
  const [piece] = (await once(socket, 'data')) as [Buffer];
  return JSON.parse(piece.toString());
}

it('tells everybody what concerns their sweep, and what concerns all', async () => {
  const [first, second] = [await greeted('a'), await greeted('b')];
  const [ofFirst, ofSecond] = [nextLine(first), nextLine(second)];
  server.tell({ type: 'progress', sweepId: 'b' });
  expect(await ofSecond).toEqual({ type: 'progress', sweepId: 'b' });
  server.tell({ type: 'waiting' });
  expect(await ofFirst).toEqual({ type: 'waiting' });
});

it.each([
  ['another secret', `${JSON.stringify({ secret: 'other!', sweepId: 'a' })}\n`],
  ['no JSON', 'hello\n'],
  ['a line without an end', 'x'.repeat(5000)],
])('cuts off who comes with %s, and tells them nothing', async (_, greeting) => {
  const socket = listen(greeting);
  let heard = '';
  socket.on('data', (piece: Buffer) => (heard += piece.toString()));
  await once(socket, 'close');
  expect(heard).toBe('');
});

it('goes on when a listener is reset, or ends', async () => {
  const [reset, ended, third] = [await greeted('a'), await greeted('a'), await greeted('a')];
  reset.resetAndDestroy();
  ended.end();
  const heard = nextLine(third);
  server.tell({ type: 'progress', sweepId: 'a' });
  expect(await heard).toEqual({ type: 'progress', sweepId: 'a' });
});

it('closes every connection, by which listeners know that it has gone', async () => {
  const socket = await greeted('a');
  const closed = once(socket, 'close');
  server.close();
  await closed;
});
