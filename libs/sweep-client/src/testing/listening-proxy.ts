import { createServer, type AddressInfo } from 'node:net';

/** Something that listens where a proxy is said to be, and counts who comes. */
export interface ListeningProxy {
  readonly url: string;
  /** The first line of every connection. */
  readonly requests: readonly string[];
  /** What the environment of a command says: this proxy for everything, in either case, and nothing exempt. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const VARIABLES = ['http_proxy', 'https_proxy', 'grpc_proxy', 'all_proxy'];

/** Starts a proxy that lets nobody through. For specs. */
export async function startListeningProxy(): Promise<ListeningProxy> {
  const requests: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      requests.push(data.toString('latin1').split('\r\n')[0] ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const named: Record<string, string> = {};
  for (const name of VARIABLES) Object.assign(named, { [name]: url, [name.toUpperCase()]: url });
  return {
    url,
    requests,
    environment: { ...named, no_proxy: '', NO_PROXY: '', NODE_USE_ENV_PROXY: '1' },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
