import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Serves a port of the loopback interface at an address where pods can reach it. */
export async function forward(address, port) {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(port, address);
  await once(server, 'listening');
  server.unref();
}
