import { createServer, request } from 'node:http';

/**
 * A proxy that serves a page below a prefix, as JupyterHub's does: it takes the prefix away, and names the server as the host.
 *
 * @param {string} origin of the server
 * @param {string} prefix such as `/user/x/proxy/8080`
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function startPrefixProxy(origin, prefix) {
  const target = new URL(origin);
  const server = createServer((asked, answered) => {
    if (!asked.url.startsWith(`${prefix}/`)) {
      answered.writeHead(404).end();
      return;
    }
    const headers = { ...asked.headers, host: target.host };
    const onward = request(
      { host: target.hostname, port: target.port, method: asked.method, path: asked.url.slice(prefix.length), headers },
      (answer) => {
        answered.writeHead(answer.statusCode, answer.headers);
        answer.pipe(answered);
      },
    );
    onward.on('error', () => answered.destroy());
    answered.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    address: `http://127.0.0.1:${String(server.address().port)}${prefix}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
